package org.scoville.runtime.beton;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.scoville.runtime.file.PartFile;

/**
 * The bytes of a file of images and labels. The images are written one after another as they come;
 * what is known of each, some 24 bytes, is kept and written at the end.
 */
final class BetonOutput implements Closeable {
  private static final BetonLayout LAYOUT =
      BetonLayout.of(
          List.of(
              new BetonField("image", BetonType.IMAGE, Optional.empty()),
              new BetonField("label", BetonType.INT, Optional.empty())));

  private static final int BLOCK = 1 << 20;

  private final PartFile file;
  private final long pageSize;
  private final long metadata;
  private final long[] starts;
  private final int[] lengths;
  private final short[] widths;
  private final short[] heights;
  private final BitSet raw = new BitSet();
  private final long[] labels;
  private int samples;
  private long end;

  /**
   * A file that begins.
   *
   * @param most the most samples that will be written
   */
  BetonOutput(PartFile file, int most, long pageSize) {
    this.file = file;
    this.pageSize = pageSize;
    this.metadata =
        BetonFormat.HEADER_BYTES + (long) LAYOUT.fields().size() * BetonFormat.DESCRIPTOR_BYTES;
    this.starts = new long[most];
    this.lengths = new int[most];
    this.widths = new short[most];
    this.heights = new short[most];
    this.labels = new long[most];
    this.end = BetonFormat.alignedUp(metadata + (long) most * LAYOUT.recordBytes(), pageSize);
  }

  /** Writes the next sample, into the next page if this one has no room for it. */
  void write(BetonImage image, long label) {
    int sample = samples++;
    if ((end & (pageSize - 1)) + image.length() > pageSize) {
      end = BetonFormat.alignedUp(end, pageSize);
    }
    starts[sample] = end;
    lengths[sample] = image.length();
    widths[sample] = (short) image.width();
    heights[sample] = (short) image.height();
    raw.set(sample, image.isRaw());
    labels[sample] = label;
    file.write(ByteBuffer.wrap(image.bytes()), end);
    end += image.length();
  }

  /** Writes what is known of the samples, and names the file. */
  void finish() {
    long table = BetonFormat.alignedUp(end, pageSize);
    ByteBuffer block = littleEndian(BLOCK);
    writeAll(
        table,
        BetonFormat.ALLOCATION_BYTES,
        block,
        i -> block.putLong(i).putLong(starts[i]).putLong(lengths[i]));
    writeAll(metadata, LAYOUT.recordBytes(), block, i -> putRecord(i, block));
    file.write(head(table), 0);
    file.finish();
  }

  private void putRecord(int sample, ByteBuffer block) {
    int start = block.position();
    block.put(raw.get(sample) ? ImageColumn.RAW : ImageColumn.JPG);
    block.putShort(widths[sample]).putShort(heights[sample]).putLong(starts[sample]);
    while (block.position() < start + LAYOUT.offsets().get(1)) {
      block.put((byte) 0);
    }
    block.putLong(labels[sample]);
  }

  private void writeAll(long start, int size, ByteBuffer block, IntConsumer put) {
    long place = start;
    for (int i = 0; i < samples; i++) {
      put.accept(i);
      if (block.remaining() < size || i == samples - 1) {
        block.flip();
        int written = block.remaining();
        file.write(block, place);
        place += written;
        block.clear();
      }
    }
  }

  private ByteBuffer head(long table) {
    ByteBuffer head = littleEndian((int) metadata);
    head.putShort((short) BetonFormat.VERSION).putShort((short) LAYOUT.fields().size());
    head.putInt((int) pageSize).putLong(samples).putLong(table);
    for (BetonField field : LAYOUT.fields()) {
      int start = head.position();
      head.put((byte) field.type().id());
      head.put(field.name().getBytes(StandardCharsets.US_ASCII));
      head.position(start + BetonFormat.DESCRIPTOR_BYTES);
    }
    return head.flip();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void deleteUnfinished() {
    file.delete();
  }

  @Override
  public void close() {
    file.close();
  }
}
