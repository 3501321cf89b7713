package com.example.grayvit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * A file of unsigned bytes in NumPy's format, version 1: the word {@code \x93NUMPY}, two bytes of
 * version, two of the header's length, the header, the bytes.
 */
final class NpyArray {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1};
  private static final int BEFORE_HEADER = 10;
  private static final String AXIS = "[1-9]\\d{0,8}";
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '\\|u1', 'fortran_order': False, 'shape': \\((%1$s(?:, %1$s)*),?\\), }\\s*"
              .formatted(AXIS));

  private final String file;
  private final List<Integer> shape;
  private final byte[] content;
  private final int start;

  private NpyArray(String file, List<Integer> shape, byte[] content, int start) {
    this.file = file;
    this.shape = shape;
    this.content = content;
    this.start = start;
  }

  /**
   * Reads a file into memory.
   *
   * @throws DataProblem if it is missing, of another format or incomplete
   */
  static NpyArray read(Path path) {
    String file = PathText.of(path);
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); give the folder of the arrays with --data"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    int start = start(content);
    Matcher header = HEADER.matcher(start < 0 ? "" : header(content, start));
    if (!header.matches()) {
      throw new DataProblem(
          "%s holds no unsigned bytes in NumPy's order; write it with numpy.save, as uint8"
              .formatted(file));
    }
    List<Integer> shape = Stream.of(header.group(1).split(", ")).map(Integer::valueOf).toList();
    double size = shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    if (size != content.length - start) {
      throw new DataProblem(
          "%s announces the shape %s and has %d bytes for it; copy or write it again"
              .formatted(file, shape, content.length - start));
    }
    return new NpyArray(file, shape, content, start);
  }

  /** The file's name, for messages. */
  String file() {
    return file;
  }

  /** Its axes. */
  List<Integer> shape() {
    return shape;
  }

  /** Number of its values. */
  int size() {
    return content.length - start;
  }

  /** A value, the last axis fastest. */
  int get(int index) {
    return content[start + index] & 0xFF;
  }

  /** Copies values to the beginning of an array. */
  void copy(int from, int count, byte[] to) {
    System.arraycopy(content, start + from, to, 0, count);
  }

  /** Where the values begin; -1 if the file doesn't begin as it should. */
  private static int start(byte[] content) {
    if (content.length < BEFORE_HEADER
        || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      return -1;
    }
    int length =
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getShort(BEFORE_HEADER - 2)
            & 0xFFFF;
    return BEFORE_HEADER + length <= content.length ? BEFORE_HEADER + length : -1;
  }

  private static String header(byte[] content, int start) {
    return new String(content, BEFORE_HEADER, start - BEFORE_HEADER, StandardCharsets.ISO_8859_1);
  }
}
