package org.scoville.runtime.precision;

/**
 * The generation of an NVIDIA GPU, such as 7.5.
 *
 * @param major the number before the point
 * @param minor the number after it
 */
public record ComputeCapability(int major, int minor) {
  /** The first generation whose tensor cores multiply bfloat16. */
  static final int FIRST_WITH_BF16 = 8;

  /** Whether its tensor cores multiply bfloat16. */
  public boolean hasBf16() {
    return major >= FIRST_WITH_BF16;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
