package org.scoville.runtime.golden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A second writer of safetensors files, which shares no code with the one under test. */
public final class PlainSafetensors {
  private final StringBuilder header = new StringBuilder();
  private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();

  /** How a number is written. */
  public enum Floats {
    /** As it is. */
    F32(4),
    /** With more digits than it has. */
    F64(8),
    /** The nearest number of 8 significant bits, of two the even one. */
    BF16(2),
    /** The nearest number of 11 significant bits from 2^-14 on, of two the even one. */
    F16(2);

    private final int bytes;

    Floats(int bytes) {
      this.bytes = bytes;
    }

    /** The number that a reader finds. */
    public float rounded(float number) {
      return switch (this) {
        case F32, F64 -> number;
        case BF16 -> Float.intBitsToFloat(upperHalf(number) << 16);
        case F16 ->
            Math.copySign((float) Math.scalb(halfSteps(number), halfExponent(number)), number);
      };
    }

    private void put(float number, ByteBuffer to) {
      switch (this) {
        case F32 -> to.putFloat(number);
        case F64 -> to.putDouble(number);
        case BF16 -> to.putShort((short) upperHalf(number));
        case F16 -> {
          // The leading one of the steps adds itself to the exponent.
          int magnitude = ((halfExponent(number) + 24) << 10) + (int) halfSteps(number);
          to.putShort((short) (magnitude | (number < 0 ? 0x8000 : 0)));
        }
      }
    }

    private static int upperHalf(float number) {
      int bits = Float.floatToRawIntBits(number);
      return (bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16;
    }

    private static int halfExponent(float number) {
      return Math.max(Math.getExponent(number), -14) - 10;
    }

    private static double halfSteps(float number) {
      return Math.rint(Math.scalb((double) Math.abs(number), -halfExponent(number)));
    }
  }

  /** Adds a tensor of floating-point numbers. */
  public PlainSafetensors add(String name, Floats type, long[] shape, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      type.put(value, bytes);
    }
    return add(name, type.name(), shape, bytes.array());
  }

  /** Adds a number without axes, such as a count of batches. */
  public PlainSafetensors count(String name, long value) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(value);
    return add(name, "I64", new long[0], bytes.array());
  }

  private PlainSafetensors add(String name, String type, long[] shape, byte[] bytes) {
    int start = numbers.size();
    numbers.writeBytes(bytes);
    header
        .append(header.isEmpty() ? "{" : ",")
        .append(
            "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, type, Arrays.toString(shape), start, numbers.size()));
    return this;
  }

  /** All bytes of the file. */
  public byte[] bytes() {
    byte[] json = (header + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + numbers.size());
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(numbers.toByteArray());
    return file.array();
  }

  /** Writes the file. */
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
