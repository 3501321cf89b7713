package org.scoville.runtime.parallel;

import java.util.List;

/**
 * The processes that train one run together, each with the same number of devices.
 *
 * <p>Its methods are called on the process's main thread, by all processes in the same order.
 */
public interface ProcessGroup extends AutoCloseable {

  /** One process, with nobody to wait for. */
  ProcessGroup ALONE = new LoneProcess();

  /** Number of this process, from 0. */
  int rank();

  /** Number of processes. */
  int size();

  /** Number of processes on this machine. */
  int onThisMachine();

  /** How its processes are started again, as the beginning of a command line: "mpirun -np 4 ". */
  String command();

  /**
   * The ranks of the run: those of process 0 come first, then those of process 1, and so on.
   *
   * @param local number of devices of this process; all have as many
   */
  RankGroup ranks(int local);

  /** What each process says, by its number. */
  List<String> gather(String own);

  /** Ends all processes at once, because this one can't go on; returns or doesn't. */
  void abort(int exitCode);

  /** Ends the connection, once all processes are through. */
  @Override
  void close();
}
