package org.scoville.runtime.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** A tar file written for a test, field by field as POSIX's ustar has them. */
final class TarBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The ways to write a name or size that don't fit a header, or that do. */
  enum Way {
    PLAIN,
    PREFIX,
    GNU,
    PAX,
    BASE256
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A file. */
  TarBytes file(String name, byte[] content) {
    return member(text(name), '0', content);
  }

  /** A sample of an image and a class. */
  TarBytes sample(String key, int label, byte[] image) {
    return file(key + ".cls", text(Integer.toString(label))).file(key + ".jpg", image);
  }

  /** A file in one of several ways. */
  TarBytes file(String name, byte[] content, Way way) {
    switch (way) {
      case PLAIN -> file(name, content);
      case PREFIX -> {
        int slash = name.lastIndexOf('/');
        byte[] header = header(text(name.substring(slash + 1)), '0', content.length);
        put(header, 345, text(name.substring(0, slash)));
        block(seal(header), content);
      }
      case GNU -> {
        byte[] whole = text(name + "\0");
        member(text("././@LongLink"), 'L', whole);
        member(Arrays.copyOf(whole, Math.min(whole.length, 100)), '0', content);
      }
      case PAX -> {
        pax('x', "path", name, "mtime", "1.5", "size", Integer.toString(content.length));
        byte[] header = header(text("short"), '0', 0);
        block(seal(header), content);
      }
      case BASE256 -> {
        byte[] header = header(text(name), '0', 0);
        Arrays.fill(header, 124, 136, (byte) 0);
        header[124] = (byte) 0x80;
        for (int i = 0; i < 4; i++) {
          header[135 - i] = (byte) (content.length >>> (8 * i));
        }
        block(seal(header), content);
      }
    }
    return this;
  }

  /** A pax header of keys and values in turn. */
  TarBytes pax(char type, String... records) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < records.length; i += 2) {
      String rest = " %s=%s\n".formatted(records[i], records[i + 1]);
      int length = text(rest).length;
      int digits = 1;
      while (Integer.toString(length + digits).length() > digits) {
        digits++;
      }
      all.append(length + digits).append(rest);
    }
    return member(text("pax_headers"), type, text(all.toString()));
  }

  /** A member of any type. */
  TarBytes member(byte[] name, char type, byte[] content) {
    block(seal(header(name, type, content.length)), content);
    return this;
  }

  /** A header as it is, with its content. */
  void block(byte[] header, byte[] content) {
    bytes.writeBytes(header);
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[-content.length & 511]);
  }

  static byte[] header(byte[] name, char type, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, text("0000644\0"));
    put(header, 108, text("0001750\0"));
    put(header, 116, text("0001750\0"));
    put(header, 124, text(String.format(Locale.ROOT, "%011o\0", size)));
    put(header, 136, text("14000000000\0"));
    header[156] = (byte) type;
    put(header, 257, text("ustar\00000"));
    return header;
  }

  /** Writes the sum of a header. */
  static byte[] seal(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xFF;
    }
    put(header, 148, text(String.format(Locale.ROOT, "%06o\0 ", sum)));
    return header;
  }

  private static void put(byte[] header, int at, byte[] value) {
    System.arraycopy(value, 0, header, at, value.length);
  }

  /** The members so far. */
  byte[] unfinished() {
    return bytes.toByteArray();
  }

  /** The members, then two blocks of zeros, filled up to a record as GNU tar does. */
  byte[] whole() {
    byte[] members = unfinished();
    return Arrays.copyOf(members, (members.length + 1024 + 10239) / 10240 * 10240);
  }

  Path write(Path file) {
    return write(file, whole());
  }

  static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
