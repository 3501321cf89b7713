package org.scoville.runtime.text;

/** A word of a command that is shown to be copied into a shell. */
public final class ShellWord {
  private ShellWord() {}

  /** The word, in quotes where a shell would take it apart. */
  public static String of(String word) {
    return word.matches("[\\w./:\\\\+@%,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
