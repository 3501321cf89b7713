package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;

/**
 * The binomial filter on one device, once for each number of channels that was asked for.
 *
 * <p>A depthwise convolution wants the nine weights again for every channel. Two 2x2 mean pools
 * give the same numbers without weights, at five times the time (ResNet-50's shapes, CPU).
 */
final class Blur implements AutoCloseable {
  private static final float[] TAPS = {1, 2, 1, 2, 4, 2, 1, 2, 1};
  private static final float SUM = 16;

  private final NDManager owner;
  private final Map<Integer, NDArray> filters = new HashMap<>();

  Blur(Device device) {
    this.owner = NDManager.newBaseManager(device);
  }

  /** The filter (channels, 1, 3, 3), float32. */
  NDArray filter(int channels) {
    return filters.computeIfAbsent(channels, this::repeat);
  }

  private NDArray repeat(int channels) {
    float[] weights = new float[channels * TAPS.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = TAPS[i % TAPS.length] / SUM;
    }
    return owner.create(weights, new Shape(channels, 1, 3, 3));
  }

  @Override
  public void close() {
    owner.close();
  }
}
