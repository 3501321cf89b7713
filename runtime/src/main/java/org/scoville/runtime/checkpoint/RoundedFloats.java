package org.scoville.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The numbers of floating-point tensors in float32: widened without loss, or rounded from F64. */
public final class RoundedFloats {
  private static final int HALF_FRACTION_BITS = 10;
  private static final int HALF_BIAS = 15;
  private static final int HALF_SPECIAL = 31;

  private RoundedFloats() {}

  /**
   * The numbers of a tensor of F64, F32, F16 or BF16 in its order; nothing if it holds another
   * type. A number of F64 beyond float32 becomes infinite.
   */
  public static Optional<float[]> of(StoredTensor tensor) {
    return switch (tensor.type()) {
      case F32 -> Optional.of(tensor.floats());
      case F64, F16, BF16 -> Optional.of(rounded(tensor));
      case I64, I32, I16, I8, U8, BOOL -> Optional.empty();
    };
  }

  private static float[] rounded(StoredTensor tensor) {
    ByteBuffer data = tensor.data();
    float[] values = new float[data.remaining() / tensor.type().bytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (tensor.type()) {
            case F64 -> (float) data.getDouble();
            case F16 -> ofHalf(data.getShort());
            default -> Float.intBitsToFloat(data.getShort() << 16);
          };
    }
    return values;
  }

  /** The value of an IEEE 754 binary16 number: a sign, 5 bits of exponent, 10 of fraction. */
  private static float ofHalf(short bits) {
    int exponent = bits >> HALF_FRACTION_BITS & HALF_SPECIAL;
    int fraction = bits & (1 << HALF_FRACTION_BITS) - 1;
    float sign = bits < 0 ? -1 : 1;
    if (exponent == HALF_SPECIAL) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    // A number without exponent has no leading one, and the exponent of those with 1.
    int leading = exponent == 0 ? 0 : 1 << HALF_FRACTION_BITS;
    int scale = Math.max(exponent, 1) - HALF_BIAS - HALF_FRACTION_BITS;
    return sign * Math.scalb((float) (leading + fraction), scale);
  }
}
