package org.scoville.runtime.launch;

/** The option that all commands share. */
final class VerboseOption {
  static final String OPTION = "--verbose";

  /** The last line of every help. */
  static final String LEGEND = "Add --verbose for stack traces and the libraries' logs.";

  private VerboseOption() {}
}
