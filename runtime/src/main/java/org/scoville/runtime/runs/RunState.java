package org.scoville.runtime.runs;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of a run, as its record has it. */
public enum RunState {
  /** It trains, or its process was killed. */
  RUNNING,
  /** It reached its end with everything written. */
  DONE,
  /** It was asked to stop and has written what it had trained. */
  STOPPED,
  /** It ended by a problem, or with less than it should have. */
  FAILED;

  /** The name in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this name, if there is one. */
  static Optional<RunState> of(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
