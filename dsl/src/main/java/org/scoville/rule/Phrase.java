package org.scoville.rule;

import org.scoville.ingredient.Bounds;

/** Amounts as people say them. */
final class Phrase {
  private Phrase() {}

  /** {@code 1 epoch}, {@code 16 epochs}, {@code 0.5 epochs}. */
  static String epochs(double number) {
    return Bounds.number(number) + (number == 1 ? " epoch" : " epochs");
  }
}
