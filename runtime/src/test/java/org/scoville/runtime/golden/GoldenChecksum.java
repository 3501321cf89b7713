package org.scoville.runtime.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** A tensor of a golden case of which only sums and a few numbers are kept. */
public final class GoldenChecksum {
  private final String what;
  private final JsonNode node;

  /** The checksums of a tensor. */
  public GoldenChecksum(String what, JsonNode node) {
    this.what = what;
    this.node = node;
  }

  /** Holds a tensor to its shape, its type and every one of its bits. */
  public void checkBits(long[] shape, String type, byte[] littleEndian) {
    checkShape(shape, type);
    CRC32 crc = new CRC32();
    crc.update(littleEndian);
    if (crc.getValue() != node.get("crc32").asLong()) {
      throw new AssertionError(
          "%s has the checksum %d; expected %s".formatted(what, crc.getValue(), node.get("crc32")));
    }
  }

  /** Holds a tensor to its shape and its type. */
  public void checkShape(long[] shape, String type) {
    boolean same = type.equals(node.get("dtype").asText()) && shape.length == rank();
    for (int i = 0; same && i < shape.length; i++) {
      same = shape[i] == node.get("shape").get(i).asLong();
    }
    if (!same) {
      throw new AssertionError(
          "%s is %s of %d axes; expected %s %s"
              .formatted(what, type, shape.length, node.get("dtype"), node.get("shape")));
    }
  }

  private int rank() {
    return node.get("shape").size();
  }

  /**
   * Holds numbers to what follows for sums and single numbers from a relative L2 error: a single
   * one is off by at most the length of the difference, a sum by root n times as much.
   */
  public void checkNear(float[] actual, double relativeL2) {
    double sum = 0;
    double absolute = 0;
    for (float value : actual) {
      sum += value;
      absolute += Math.abs(value);
    }
    double error = relativeL2 * Math.sqrt(node.get("sq_sum").asDouble());
    double sumError = Math.sqrt(actual.length) * error;
    near("sum", node.get("sum").asDouble(), sum, sumError);
    near("sum of sizes", node.get("abs_sum").asDouble(), absolute, sumError);
    JsonNode head = node.get("head");
    for (int i = 0; i < head.size(); i++) {
      near("[" + i + "]", head.get(i).asDouble(), actual[i], error);
    }
    JsonNode tail = node.get("tail");
    for (int i = 0; i < tail.size(); i++) {
      int place = actual.length - tail.size() + i;
      near("[" + place + "]", tail.get(i).asDouble(), actual[place], error);
    }
  }

  private void near(String part, double expected, double actual, double error) {
    Tolerance.checkNear(what + " " + part, expected, actual, 0, error);
  }

  /** Numbers as they lie in a file. */
  public static byte[] bytes(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /** Numbers as they lie in a file. */
  public static byte[] bytes(long[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(values);
    return buffer.array();
  }
}
