package org.scoville.runtime.parallel.nccl;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.scoville.runtime.parallel.rendezvous.ProcessLink;

/** A few numbers that the processes combine over their connections. */
final class HostNumbers {
  private HostNumbers() {}

  /**
   * Combines them number by number.
   *
   * @param own as many on every process
   */
  static long[] combine(ProcessLink link, String what, long[] own, LongBinaryOperator operator) {
    return numbers(link.meet(what, bytes(own), parts -> combine(parts, operator)));
  }

  private static byte[] combine(List<byte[]> parts, LongBinaryOperator operator) {
    long[] result = numbers(parts.get(0));
    for (byte[] part : parts.subList(1, parts.size())) {
      long[] other = numbers(part);
      if (other.length != result.length) {
        throw new IllegalStateException(
            "%d numbers, where another process has %d".formatted(other.length, result.length));
      }
      for (int i = 0; i < result.length; i++) {
        result[i] = operator.applyAsLong(result[i], other[i]);
      }
    }
    return bytes(result);
  }

  private static byte[] bytes(long[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    bytes.asLongBuffer().put(numbers);
    return bytes.array();
  }

  private static long[] numbers(byte[] bytes) {
    long[] numbers = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
    return numbers;
  }
}
