package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Converts Java's values to a script's arguments, of the types that {@link Kernels#call} documents.
 */
final class ScriptArguments {
  private ScriptArguments() {}

  static IValue[] of(Object... values) {
    return Stream.of(values).map(ScriptArguments::value).toArray(IValue[]::new);
  }

  static IValue tensor(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  static IValue list(List<NDArray> arrays) {
    return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
  }

  private static IValue value(Object value) {
    if (value instanceof NDArray array) {
      return tensor(array);
    }
    if (value instanceof List<?> list && list.stream().allMatch(NDArray.class::isInstance)) {
      return list(list.stream().map(NDArray.class::cast).toList());
    }
    if (value instanceof Double number) {
      return IValue.from(number);
    }
    if (value instanceof Integer || value instanceof Long) {
      return IValue.from(((Number) value).longValue());
    }
    if (value instanceof Boolean truth) {
      return IValue.from(truth);
    }
    if (value instanceof long[] numbers) {
      return IValue.listFrom(numbers);
    }
    if (value instanceof double[] numbers) {
      return IValue.listFrom(numbers);
    }
    throw new IllegalArgumentException(
        "a script can't take a %s; give an NDArray, a List of them, double, int, long, boolean, long[] or double[]"
            .formatted(value.getClass().getSimpleName()));
  }
}
