package org.scoville.runtime.launch;

/** The codes that a process ends with. */
final class ExitCode {
  /** Everything was done. */
  static final int OK = 0;

  /** The run failed, or the recipe, its data or the machine can't be; the sentence says why. */
  static final int FAILED = 1;

  /** Wrong words on the command line; the sentence says which. */
  static final int MISUSED = 2;

  /** The run was asked to stop and has kept what there was. */
  static final int STOPPED = 3;

  /** The last line of every help but one. */
  static final String LEGEND = "Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 stopped.";

  private ExitCode() {}
}
