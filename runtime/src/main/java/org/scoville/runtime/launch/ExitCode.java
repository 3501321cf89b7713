package org.scoville.runtime.launch;

/** The exit codes of the commands. */
final class ExitCode {
  /** Everything asked for was done. */
  static final int OK = 0;

  /** The run failed, or its recipe, data or machine was refused; the message says why. */
  static final int FAILED = 1;

  /** The command line is wrong; the message says where. */
  static final int MISUSED = 2;

  /**
   * The run's time was over and it has written what it had trained; after a signal the code is
   * {@link ProcessSignal#exitCode}.
   */
  static final int STOPPED = 3;

  /** The lines of every help before its last. */
  static final String LEGEND =
      "Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 stopped by --max-time,%n"
          + "129, 130 and 143 ended by SIGHUP, SIGINT (Ctrl-C) and SIGTERM.";

  private ExitCode() {}
}
