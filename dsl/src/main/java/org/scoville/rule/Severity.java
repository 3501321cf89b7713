package org.scoville.rule;

/** How much a finding matters. */
public enum Severity {
  /** The recipe would fail, or can't mean what it says. */
  ERROR,
  /** There is evidence of a worse result; can be accepted with a reason. */
  WARNING,
  /** Worth knowing; shown when asked for. */
  NOTE;

  /** The word for people and for test expectations: {@code error}. */
  public String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
