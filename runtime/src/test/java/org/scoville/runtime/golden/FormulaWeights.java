package org.scoville.runtime.golden;

import java.nio.charset.StandardCharsets;

/** The golden cases' formula for weights that are too large to store; all arithmetic in float32. */
public final class FormulaWeights {
  private final long salt;

  /** The weights of a salt. */
  public FormulaWeights(long salt) {
    this.salt = salt;
  }

  /**
   * Values of a tensor in reference order, by its torchvision name.
   *
   * @param fanIn product of the axes but the first; 0 for a tensor of one axis
   */
  public float[] values(String name, long size, long fanIn) {
    long seed = fnv1a(name) + salt;
    float[] values = new float[Math.toIntExact(size)];
    for (int i = 0; i < values.length; i++) {
      long bits = splitMix(seed + (i + 1L) * 0x9E3779B97F4A7C15L) >>> 40;
      values[i] = value(name, bits / (float) (1 << 23) - 1, fanIn);
    }
    return values;
  }

  private static float value(String name, float u, long fanIn) {
    if (fanIn > 0) {
      float k = name.startsWith("fc") ? 3 : 6;
      return u * (float) Math.sqrt(k / fanIn);
    }
    if (name.equals("fc.bias")) {
      return u * 0.1f;
    }
    if (name.endsWith(".weight")) {
      return 1 + 0.1f * u;
    }
    if (name.endsWith(".running_var")) {
      return 1 + 0.25f * u;
    }
    return 0.1f * u;
  }

  private static long fnv1a(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long splitMix(long seed) {
    long z = seed;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
