package org.scoville.processor.report;

/** Which notes the compiler shows. */
public enum Notes {
  /** None. */
  NONE,
  /** Those that a recipe's values call for. */
  SOME,
  /** Caveats too: those of an ingredient that hold in every recipe with it. */
  ALL
}
