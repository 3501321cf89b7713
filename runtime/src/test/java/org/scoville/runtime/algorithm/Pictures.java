package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.scoville.runtime.Workbench;

/**
 * Random images, or one-hot targets for them, of any shape and in either layout.
 *
 * @param samples number of images
 * @param channels channels of an image
 * @param height height of an image
 * @param width width of an image
 * @param channelsLast whether the channels of a pixel lie together in memory
 * @param seed seed of the pixels; other seeds give other images of the same shape
 */
record Pictures(int samples, int channels, int height, int width, boolean channelsLast, long seed) {

  /** Few and small ones. */
  static Arbitrary<Pictures> any() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(2, 4),
            Arbitraries.integers().between(2, 13),
            Arbitraries.integers().between(2, 13),
            Arbitraries.of(true, false),
            Arbitraries.longs())
        .as(Pictures::new);
  }

  /** All numbers, in the order of the axes. */
  float[] values() {
    Random random = new Random(seed);
    float[] values = new float[samples * channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The index of a pixel among the values. */
  int at(int sample, int channel, int row, int column) {
    return ((sample * channels + channel) * height + row) * width + column;
  }

  /** Values as images of these extents, in this layout. */
  NDArray on(Workbench bench, float[] values) {
    NDArray images = bench.array(values, samples, channels, height, width);
    return channelsLast ? bench.channelsLast(images) : images;
  }

  /** The random images, in this layout. */
  NDArray on(Workbench bench) {
    return on(bench, values());
  }

  /**
   * Whether a result lies in memory as these images do; a single line has no stride to speak of.
   */
  boolean laidOutAlike(NDArray result, Workbench bench) {
    long[] strides = bench.kernels().strides(result);
    long[] shape = result.getShape().getShape();
    long[] last = {shape[2] * shape[3] * shape[1], 1, shape[3] * shape[1], shape[1]};
    long[] first = {shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1};
    return IntStream.range(0, 4)
        .filter(axis -> shape[axis] > 1)
        .allMatch(axis -> strides[axis] == (channelsLast ? last : first)[axis]);
  }

  /** Targets in which each image is a class of its own. */
  NDArray targets(Workbench bench) {
    return bench.manager().eye(samples);
  }

  /** A pass over them. */
  MicroBatch batch(Workbench bench, int pass) {
    return new MicroBatch(1, 0, 0, pass, seed, targets(bench));
  }
}
