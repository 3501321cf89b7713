package org.scoville.rule;

/** A rule's answer about a recipe. */
public enum Verdict {
  /** The fault is there. */
  FIRES,
  /** The fault is not there. */
  SILENT,
  /** It needs a fact that the recipe leaves open, or an ingredient that can't be read. */
  UNKNOWN
}
