package org.scoville.rule;

/** The outcome of a rule for a recipe. */
public enum Verdict {
  /** The fault is there. */
  FIRES,
  /** The fault is not there. */
  SILENT,
  /** It needs a fact that the recipe leaves open, or an ingredient that can't be read. */
  UNKNOWN
}
