package org.scoville.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class RoundedFloatsTest {
  private static final int ALL = 1 << 16;

  private static float[] ofAllPatterns(DType type) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * ALL).order(ByteOrder.LITTLE_ENDIAN);
    for (int pattern = 0; pattern < ALL; pattern++) {
      bytes.putShort((short) pattern);
    }
    StoredTensor tensor = StoredTensor.of("x", type, new long[] {ALL}, bytes.flip());
    return RoundedFloats.of(tensor).orElseThrow();
  }

  /** IEEE 754's definition of binary16, by powers and not by bits. */
  private static double half(int pattern) {
    int exponent = pattern / 1024 % 32;
    double fraction = pattern % 1024 / 1024.0;
    double magnitude =
        exponent == 0
            ? fraction * Math.pow(2, -14)
            : exponent < 31
                ? (1 + fraction) * Math.pow(2, exponent - 15)
                : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    return pattern < ALL / 2 ? magnitude : -magnitude;
  }

  @Test
  void everyHalfHasItsValue() {
    float[] values = ofAllPatterns(DType.F16);
    for (int pattern = 0; pattern < ALL; pattern++) {
      assertThat(Float.compare(values[pattern], (float) half(pattern)))
          .as("%04x", pattern)
          .isZero();
    }
  }

  @Test
  void everyBfloatIsTheUpperHalfOfAFloat() {
    float[] values = ofAllPatterns(DType.BF16);
    for (int pattern = 0; pattern < ALL; pattern++) {
      float expected = Float.intBitsToFloat(pattern << 16);
      assertThat(Float.compare(values[pattern], expected)).as("%04x", pattern).isZero();
    }
    assertThat(values[0x3F80]).isEqualTo(1);
    assertThat(values[0xC049]).isEqualTo(-3.140625f);
  }

  @Test
  void doublesAreRoundedAndWholeNumbersAreNoFloats() {
    ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putDouble(0.1).putDouble(-1e300).putDouble(Math.PI).flip();
    StoredTensor doubles = StoredTensor.of("x", DType.F64, new long[] {3}, bytes);
    assertThat(RoundedFloats.of(doubles).orElseThrow())
        .containsExactly(0.1f, Float.NEGATIVE_INFINITY, (float) Math.PI);
    assertThat(RoundedFloats.of(StoredTensor.of("n", new long[] {1}, new long[] {3}))).isEmpty();
  }
}
