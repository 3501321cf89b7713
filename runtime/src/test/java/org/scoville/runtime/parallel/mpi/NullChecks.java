package org.scoville.runtime.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Null pointers that compiled code finds by a signal. */
final class NullChecks {
  private static final int HOT = 200_000;

  private NullChecks() {}

  /** Gets a method compiled and then hands it null. */
  static void survive() {
    int sum = 0;
    for (int i = 0; i < HOT; i++) {
      sum += length("null".repeat(i % 2));
    }
    if (sum != 4 * HOT / 2) {
      throw new AssertionError(sum);
    }
    assertThatThrownBy(() -> length(null)).isInstanceOf(NullPointerException.class);
  }

  private static int length(String text) {
    return text.length();
  }
}
