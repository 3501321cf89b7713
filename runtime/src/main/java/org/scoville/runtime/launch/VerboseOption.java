package org.scoville.runtime.launch;

/** The option {@code --verbose}, which all commands take. */
final class VerboseOption {
  static final String OPTION = "--verbose";

  /** The last line of every help. */
  static final String LEGEND = "Add --verbose for stack traces and the libraries' logs.";

  private VerboseOption() {}
}
