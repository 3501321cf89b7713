package org.scoville.rule;

/** The severity of a finding. */
public enum Severity {
  /** The recipe would fail, or can't mean what it says. */
  ERROR,
  /** There is evidence of a worse result; can be accepted with a reason. */
  WARNING,
  /** Worth knowing; shown when asked for. */
  NOTE,
  /**
   * A note on an ingredient that holds whatever the recipe's values are, such as what its weights
   * are to another program; shown when all is asked for.
   */
  CAVEAT;

  /** The word for people and for test expectations: {@code error}. */
  public String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, CAVEAT -> "note";
    };
  }
}
