package org.scoville.runtime.random;

/**
 * A stream of random numbers for one purpose, such as one image in one epoch.
 *
 * <p>The stream follows from a seed and a key alone, so that images and batches depend neither on
 * the thread that makes them nor on the number of replicas. SplitMix64 (Steele et al. 2014,
 * doi:10.1145/2660193.2660195): the key is mixed into the start of a counter, and each number is
 * the counter's next value, mixed. Transcendental functions are {@link StrictMath}'s, so that every
 * machine draws the same numbers.
 *
 * <p>Not safe for use by several threads; make one where it is needed, they are cheap.
 */
public final class Draw {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long counter;

  private Draw(long counter) {
    this.counter = counter;
  }

  /** The stream of a seed and a key: the same arguments give the same numbers. */
  public static Draw of(long seed, long... key) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (long word : key) {
      // Mixed before the word is added, so that equal seeds and words don't cancel out.
      state = mix(mix(state + GOLDEN_GAMMA) + word);
    }
    return new Draw(state);
  }

  /** The next 64 bits. */
  public long nextLong() {
    counter += GOLDEN_GAMMA;
    return mix(counter);
  }

  /** A whole number from 0 up to but not including {@code bound}, without bias. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("the bound is %d; give at least 1".formatted(bound));
    }
    // Lemire 2019, arXiv:1805.10941: multiply, and draw again in the rare uneven rest.
    long uneven = (1L << 32) % bound;
    long product;
    do {
      product = (nextLong() >>> 32) * bound;
    } while ((product & 0xFFFFFFFFL) < uneven);
    return (int) (product >>> 32);
  }

  /** A number from 0 up to but not including 1. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** A number from {@code low} to {@code high}. */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Whether something of this probability happens: never at 0, always at 1. */
  public boolean nextChance(double probability) {
    return nextDouble() < probability;
  }

  /** A number of the standard normal distribution (Box and Muller 1958). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /**
   * A number of the distribution Beta(alpha, alpha), from 0 to 1.
   *
   * <p>Two gamma variates (Marsaglia and Tsang 2000, doi:10.1145/358407.358414), compared as
   * logarithms: for a tiny alpha both underflow to 0, and their share would not be a number.
   */
  public double nextBeta(double alpha) {
    if (!(alpha > 0) || Double.isInfinite(alpha)) {
      throw new IllegalArgumentException(
          "alpha is %s; give a finite number above 0".formatted(alpha));
    }
    // Gamma(a) = Gamma(a + 1) * U^(1/a), the method itself being for shapes of at least 1.
    double shape = alpha < 1 ? alpha + 1 : alpha;
    double first = nextLogGamma(shape);
    double second = nextLogGamma(shape);
    double difference = first - second;
    if (alpha < 1) {
      double logU = StrictMath.log(1 - nextDouble());
      double logV = StrictMath.log(1 - nextDouble());
      difference += (logU - logV) / alpha;
    }
    return 1 / (1 + StrictMath.exp(-difference));
  }

  /** The numbers from 0 to {@code n - 1} in random order. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /**
   * {@code k} of the numbers from 0 to {@code n - 1} in ascending order, each choice being as
   * likely as any other (Knuth, The Art of Computer Programming, 3.4.2, algorithm S).
   */
  public int[] choose(int n, int k) {
    if (k < 0 || k > n) {
      throw new IllegalArgumentException(
          "%d of %d numbers were to be chosen; choose at most all of them".formatted(k, n));
    }
    int[] chosen = new int[k];
    for (int i = 0, found = 0; found < k; i++) {
      if (nextInt(n - i) < k - found) {
        chosen[found++] = i;
      }
    }
    return chosen;
  }

  private double nextLogGamma(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = nextGaussian();
      double root = 1 + c * x;
      if (root <= 0) {
        continue;
      }
      double logV = 3 * StrictMath.log(root);
      double v = root * root * root;
      if (StrictMath.log(1 - nextDouble()) < x * x / 2 + d - d * v + d * logV) {
        return StrictMath.log(d) + logV;
      }
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
