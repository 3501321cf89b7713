package org.scoville.runtime.beton;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.scoville.runtime.random.Draw;

/** A file that is damaged in place and repaired. */
final class BrokenBeton {
  private static final long[] NUMBERS = {
    0, 1, 2, 5, 6, 7, -1, -24, 1 << 21, 1 << 22, 1L << 31, 1L << 32, 1L << 63, Long.MAX_VALUE
  };

  private static final int BLOCK = 4096;

  private final Path file;
  private final byte[] whole;
  private final int metadata;
  private final int table;
  private byte[] broken;

  private BrokenBeton(Path file, byte[] whole) {
    PlainBeton plain = new PlainBeton(whole);
    this.file = file;
    this.whole = whole;
    this.metadata = 24 + 1041 * plain.fields() + (int) plain.samples() * 56;
    this.table = (int) plain.table();
    this.broken = whole;
  }

  static BrokenBeton of(Path file, byte[] whole) throws IOException {
    Files.write(file, whole);
    return new BrokenBeton(file, whole);
  }

  Path file() {
    return file;
  }

  /** Changes one to three numbers or bytes, and sometimes the length. */
  void damage(Draw draw) throws IOException {
    broken = whole.clone();
    ByteBuffer buffer = ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN);
    int changes = 1 + draw.nextInt(3);
    for (int i = 0; i < changes; i++) {
      change(buffer, draw);
    }
    if (draw.nextChance(0.1)) {
      int end = draw.nextChance(0.5) ? metadata : broken.length;
      broken = Arrays.copyOf(broken, Math.max(0, end - 30 + draw.nextInt(60)));
    }
    write(broken, whole);
  }

  void repair() throws IOException {
    write(whole, broken);
    broken = whole;
  }

  private void change(ByteBuffer buffer, Draw draw) {
    int place = place(draw);
    switch (draw.nextInt(4)) {
      case 0 -> buffer.put(place, (byte) draw.nextInt(256));
      case 1 -> buffer.put(place, (byte) (buffer.get(place) ^ 1 << draw.nextInt(8)));
      case 2 -> putLong(buffer, place, NUMBERS[draw.nextInt(NUMBERS.length)]);
      default -> {
        int from = Math.min(place, broken.length - Long.BYTES);
        putLong(buffer, place, buffer.getLong(from) + draw.nextInt(50) - 25);
      }
    }
  }

  private static void putLong(ByteBuffer buffer, int place, long number) {
    buffer.putLong(Math.min(place, buffer.capacity() - Long.BYTES), number);
  }

  /** In the header, in a descriptor, in a record, in the table, or anywhere. */
  private int place(Draw draw) {
    return switch (draw.nextInt(6)) {
      case 0 -> draw.nextInt(24);
      case 1 -> 2 * draw.nextInt(12);
      case 2 -> 24 + 1041 * draw.nextInt(2) + draw.nextInt(300);
      case 3 -> metadata - draw.nextInt(Math.min(metadata, 500)) - 1;
      case 4 -> table + draw.nextInt(broken.length - table);
      default -> draw.nextInt(broken.length);
    };
  }

  /** Makes the file these bytes, knowing which it has, without writing all of them. */
  private void write(byte[] wanted, byte[] present) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(wanted.length);
      int shared = Math.min(wanted.length, present.length);
      for (int at = 0; at < shared; at += BLOCK) {
        int end = Math.min(shared, at + BLOCK);
        if (!Arrays.equals(wanted, at, end, present, at, end)) {
          open.seek(at);
          open.write(wanted, at, end - at);
        }
      }
      open.seek(shared);
      open.write(wanted, shared, wanted.length - shared);
    }
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
