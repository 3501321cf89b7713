package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.scoville.runtime.tensor.Kernels;

/**
 * The binomial filter on every channel.
 *
 * <p>It is a depthwise convolution, whose nine weights are repeated for every channel. Two 2x2 mean
 * pools give the same numbers without weights, in five times the time (ResNet-50's shapes, CPU).
 */
public final class Blur {
  private static final float[] TAPS = {1, 2, 1, 2, 4, 2, 1, 2, 1};
  private static final float SUM = 16;

  private Blur() {}

  private record Filter(int channels) {
    /** The filter (channels, 1, 3, 3), float32. */
    NDArray make(NDManager manager) {
      float[] weights = new float[channels * TAPS.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = TAPS[i % TAPS.length] / SUM;
      }
      return manager.create(weights, new Shape(channels, 1, 3, 3));
    }
  }

  /**
   * Each channel of (N, C, H, W) convolved with {@code (1 2 1; 2 4 2; 1 2 1) / 16} over a border of
   * zeros one pixel wide.
   *
   * @param stride keeps every {@code stride}-th pixel, beginning with the first
   */
  public static NDArray of(NDArray x, int stride, Kernels kernels) {
    Filter filter = new Filter(Math.toIntExact(x.getShape().get(1)));
    return kernels.depthwiseConvolution(x, kernels.constant(filter, filter::make), stride, 1);
  }
}
