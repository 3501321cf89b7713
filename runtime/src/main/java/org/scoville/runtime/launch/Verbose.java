package org.scoville.runtime.launch;

/** The option that all commands share. */
final class Verbose {
  static final String OPTION = "--verbose";

  /** The last line of every help. */
  static final String LEGEND = "Add --verbose for stack traces and the libraries' logs.";

  private Verbose() {}
}
