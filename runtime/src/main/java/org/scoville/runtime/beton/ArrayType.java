package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of the arrays of a field, the same for all samples.
 *
 * @param dtype NumPy's name of the numbers' type, such as {@code <f4}
 * @param shape extents, the slowest first
 * @param bytes bytes of one array
 */
public record ArrayType(String dtype, List<Long> shape, long bytes) {
  private static final int MOST_DIMENSIONS = 32;

  /** What Python prints for a plain type: {@code [["", "<f4"]]}, also with a time's unit. */
  private static final Pattern PLAIN =
      Pattern.compile("\\[\\[\"\", \"([<>|][biufcmMSUV])(\\d{1,9})(\\[\\w+])?\"]]");

  private static final int BYTES_OF_A_LETTER = 4;

  /** Copies the shape. */
  public ArrayType {
    shape = List.copyOf(shape);
  }

  /**
   * The type that a field's arguments describe.
   *
   * @throws IllegalArgumentException if they describe none; the message says why
   */
  static ArrayType of(ByteBuffer arguments) {
    List<Long> shape = shape(arguments);
    long length = arguments.getLong(MOST_DIMENSIONS * Long.BYTES);
    int start = (MOST_DIMENSIONS + 1) * Long.BYTES;
    if (length < 0 || length > arguments.limit() - start) {
      throw new IllegalArgumentException(
          "the name of its type has %s bytes".formatted(Long.toUnsignedString(length)));
    }
    byte[] text = new byte[(int) length];
    arguments.get(start, text);
    String type = new String(text, StandardCharsets.ISO_8859_1);
    Matcher plain = PLAIN.matcher(type);
    if (!plain.matches()) {
      throw new IllegalArgumentException("its type is %s and not a plain one".formatted(type));
    }
    long letter = plain.group(1).endsWith("U") ? BYTES_OF_A_LETTER : 1;
    String unit = plain.group(3) == null ? "" : plain.group(3);
    long bytes = bytes(shape, letter * Long.parseLong(plain.group(2)));
    return new ArrayType(plain.group(1) + plain.group(2) + unit, shape, bytes);
  }

  private static List<Long> shape(ByteBuffer arguments) {
    int dimensions = MOST_DIMENSIONS;
    while (dimensions > 0 && arguments.getLong((dimensions - 1) * Long.BYTES) == 0) {
      dimensions--;
    }
    if (dimensions == 0) {
      throw new IllegalArgumentException("it has no shape");
    }
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      shape.add(arguments.getLong(i * Long.BYTES));
    }
    return shape;
  }

  private static long bytes(List<Long> shape, long element) {
    OptionalLong bytes = OptionalLong.of(element);
    for (long extent : shape) {
      // Below the limit the product of a size and an int can't overflow.
      bytes =
          extent > 0 && extent <= BetonFormat.MOST_BYTES && bytes.isPresent()
              ? atMost(bytes.getAsLong() * extent)
              : OptionalLong.empty();
    }
    return bytes.orElseThrow(
        () ->
            new IllegalArgumentException(
                "its shape is %s of %d bytes each"
                    .formatted(shape.stream().map(Long::toUnsignedString).toList(), element)));
  }

  private static OptionalLong atMost(long bytes) {
    return bytes > 0 && bytes <= BetonFormat.MOST_BYTES
        ? OptionalLong.of(bytes)
        : OptionalLong.empty();
  }
}
