package org.scoville.processor.validate;

/** The kinds of notes that the compiler shows. */
public enum ShownNotes {
  /** None. */
  NONE,
  /** Those that a recipe's values call for. */
  SOME,
  /** Caveats too: those of an ingredient that hold in every recipe with it. */
  ALL
}
