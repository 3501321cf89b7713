package org.scoville.runtime.beton;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of fields. */
public enum BetonType {
  /** A number of 64 bits. */
  FLOAT(0, 8, 8, false),
  /** A whole number of 64 bits. */
  INT(1, 8, 8, false),
  /** An image in red, green and blue: its pixels, or a JPEG. */
  IMAGE(2, 13, 1, true),
  /** Any number of bytes. */
  BYTES(3, 16, 1, true),
  /** Numbers of one type in one shape. */
  ARRAY(4, 8, 8, true),
  /** A text in JSON. */
  JSON(5, 16, 1, true);

  /** FFCV's second type of arrays, those of PyTorch, stored as NumPy's are. */
  private static final int TENSOR = 6;

  private final int id;
  private final int bytes;
  private final int alignment;
  private final boolean pointer;

  BetonType(int id, int bytes, int alignment, boolean pointer) {
    this.id = id;
    this.bytes = bytes;
    this.alignment = alignment;
    this.pointer = pointer;
  }

  /** The type of a number in the file. */
  static Optional<BetonType> of(int id) {
    int stored = id == TENSOR ? ARRAY.id : id;
    return Arrays.stream(values()).filter(type -> type.id == stored).findFirst();
  }

  /** Its number in the file. */
  int id() {
    return id;
  }

  /** Bytes in a sample's record. */
  int bytes() {
    return bytes;
  }

  /** Alignment in a sample's record; NumPy packs records within records. */
  int alignment() {
    return alignment;
  }

  /** Whether the record points to data in the pages. */
  boolean hasPointer() {
    return pointer;
  }

  /** The type in words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
