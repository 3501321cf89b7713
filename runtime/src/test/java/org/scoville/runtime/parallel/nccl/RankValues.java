package org.scoville.runtime.parallel.nccl;

import java.util.Random;

/** Numbers that each rank brings to a test. */
final class RankValues {
  private RankValues() {}

  /** Numbers of very different sizes, so that another order of addition gives other bits. */
  static float[] of(int rank, int size) {
    Random random = new Random(rank);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7)));
    }
    return values;
  }
}
