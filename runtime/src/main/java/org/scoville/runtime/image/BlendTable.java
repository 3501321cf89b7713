package org.scoville.runtime.image;

/**
 * Pillow's blend of two bytes, {@code dull + factor (value - dull)} in single precision, cut off
 * toward zero and clipped, looked up by the difference of the bytes.
 *
 * <p>The whole part of the product decides, but where the product lies close below a whole number
 * the sum of a large {@code dull} is rounded up to it, and that of a small one is not. So an entry
 * holds the whole part and, below it, 512 less the smallest {@code dull} that is rounded up; the
 * sum of that and {@code dull} carries over just then.
 */
final class BlendTable {
  private static final int SPAN = 255;
  private static final int BITS = 9;
  private static final int NEVER = 1 << BITS;

  /** Sums below 256 are rounded by less than this in single precision. */
  private static final float NEAR = 0x1p-16f;

  private final int[] entries = new int[2 * SPAN + 1];

  /** Sets the factor. */
  void prepare(float factor) {
    for (int difference = -SPAN; difference <= SPAN; difference++) {
      float product = factor * difference;
      // What is added to a product beyond this is clipped all the same.
      int whole = (int) Math.floor(Math.max(-1e5f, Math.min(1e5f, product)));
      int first = product - whole < 1 - NEAR ? NEVER : firstRoundedUp(product, whole);
      entries[difference + SPAN] = (whole << BITS) + NEVER - first;
    }
  }

  private static int firstRoundedUp(float product, int whole) {
    for (int dull = 0; dull <= SPAN; dull++) {
      // Sums below 0 are clipped either way.
      if (dull + whole >= 0 && (int) (dull + product) > dull + whole) {
        return dull;
      }
    }
    return NEVER;
  }

  /**
   * Blends many pairs of bytes, in steps of which the compiler turns all but the first and the last
   * into vector operations; so the bounds are arithmetic.
   *
   * @param dull the first bytes; their content is lost
   * @param values the second bytes
   * @param found an array to write to
   * @param from first pair
   * @param to end of the pairs
   * @param out gets the blends
   * @param start where in {@code out} the blend of pair 0 would be
   */
  void blend(int[] dull, int[] values, int[] found, int from, int to, byte[] out, int start) {
    int[] entries = this.entries;
    for (int i = from; i < to; i++) {
      found[i] = entries[values[i] - dull[i] + SPAN];
    }
    for (int i = from; i < to; i++) {
      int sum = (found[i] + dull[i] * (NEVER + 1)) >> BITS;
      int notNegative = sum & ~(sum >> 31);
      int room = SPAN - notNegative;
      dull[i] = notNegative + (room & (room >> 31));
    }
    for (int i = from; i < to; i++) {
      out[start + i] = (byte) dull[i];
    }
  }

  /** The same by the formula. */
  static byte exact(int dull, int value, float factor) {
    return (byte) Math.max(0, Math.min(255, (int) (dull + factor * (value - dull))));
  }
}
