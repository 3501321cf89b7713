package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The floating-point types that a pass through a network can calculate in.
 *
 * <p>Convert arrays with {@link Kernels#cast}: DJL's {@code toType} drops gradients silently, and
 * ends the process when asked for bfloat16.
 */
public enum FloatType {
  /** IEEE single precision: 24 bits of precision. */
  FP32(DataType.FLOAT32, 6, 24),
  /** bfloat16: float32's range, 8 bits of precision. DJL doesn't know the type of such an array. */
  BF16(DataType.UNKNOWN, 15, 8),
  /** IEEE half precision: 11 bits of precision, values up to 65504. */
  FP16(DataType.FLOAT16, 5, 11);

  private final DataType type;
  private final long code;
  private final int bits;

  FloatType(DataType type, long code, int bits) {
    this.type = type;
    this.code = code;
    this.bits = bits;
  }

  /** The value of libtorch's {@code c10::ScalarType}. */
  long code() {
    return code;
  }

  /** The largest relative error of rounding to this type, {@code 2^-bits of precision}. */
  public double rounding() {
    return Math.scalb(1.0, -bits);
  }

  /** Whether an array's numbers are of this type. */
  public boolean isOf(NDArray x) {
    return x.getDataType() == type;
  }
}
