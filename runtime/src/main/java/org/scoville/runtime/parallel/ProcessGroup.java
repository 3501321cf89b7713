package org.scoville.runtime.parallel;

import ai.djl.Device;
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

  /**
   * How its processes are started again, as words before a command: "mpirun -np 4 ", or "in all 4
   * processes: " where their launcher's command isn't known.
   */
  String command();

  /** Whether its launcher kills all processes a moment after one of them is asked to end. */
  boolean endsTogether();

  /**
   * Tells where the run is written, for the command to go on that a process says when another one
   * is gone.
   *
   * @param folder the run's folder, the same for all
   */
  void writesTo(String folder);

  /**
   * The ranks of the run: those of process 0 come first, then those of process 1, and so on.
   *
   * @param devices those of this process, one a rank; all have as many
   */
  RankGroup ranks(List<Device> devices);

  /** What each process says, by its number. */
  List<String> gather(String own);

  /**
   * Ends all processes at once, because this one can't go on; returns or doesn't.
   *
   * @param reason the fact that the others are told, where they can be told
   * @param exitCode this process's
   */
  void abort(String reason, int exitCode);

  /** Ends the connection, once all processes are through. */
  @Override
  void close();
}
