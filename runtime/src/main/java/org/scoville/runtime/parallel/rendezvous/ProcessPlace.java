package org.scoville.runtime.parallel.rendezvous;

import java.util.OptionalInt;

/**
 * This process's place among those of a run, as its launcher told it.
 *
 * @param index number of the process, from 0; process 0 is the one that the others connect to
 * @param count number of processes
 * @param gpu number of the machine's GPU that is this process's; empty if all of them are
 * @param host name or address of process 0's machine
 * @param port TCP port that process 0 listens on
 */
public record ProcessPlace(int index, int count, OptionalInt gpu, String host, int port) {

  /** Whether this is the process that the others connect to. */
  public boolean isHost() {
    return index == 0;
  }
}
