package com.example.grayvit;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.scoville.runtime.tensor.Initializer;

/**
 * An initializer with a normal distribution that is truncated at two standard deviations.
 *
 * @param deviation standard deviation before it is cut
 */
record TruncatedNormal(double deviation) implements Initializer {
  @Override
  public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
    float[] values = new float[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
    for (int i = 0; i < values.length; i++) {
      double drawn = normal.getAsDouble();
      while (Math.abs(drawn) > 2) {
        drawn = normal.getAsDouble();
      }
      values[i] = (float) (deviation * drawn);
    }
    return values;
  }
}
