package org.scoville.runtime.tensor;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The first values of a parameter.
 *
 * <p>The random numbers come from a stream of the parameter's own, keyed by its name, so that a
 * change elsewhere in the network does not change them. An initializer is a value: records and
 * enums, so that equal layers stay equal.
 */
@FunctionalInterface
public interface Initializer {
  /**
   * First values of a parameter, in the order of its shape.
   *
   * @param shape its shape
   * @param uniform numbers from 0 up to 1
   * @param normal numbers of the standard normal distribution
   * @return as many values as the shape has
   */
  float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal);
}
