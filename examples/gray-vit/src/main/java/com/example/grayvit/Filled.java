package com.example.grayvit;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.scoville.runtime.tensor.Initializer;

/**
 * An initializer with the same number everywhere.
 *
 * @param value the number
 */
record Filled(double value) implements Initializer {
  @Override
  public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
    float[] values = new float[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
    Arrays.fill(values, (float) value);
    return values;
  }
}
