package org.scoville.runtime.beton;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file in FFCV's format, open to be read by any number of threads.
 *
 * <p>Opening it reads the records of all samples and the allocation table, some 25 bytes of memory
 * for an image with its label, and checks every pointer. Any fault is a {@link
 * org.scoville.runtime.problem.DataProblem}, also of a file that becomes shorter while it is open.
 */
public final class BetonFile implements Closeable {
  private final BetonBytes bytes;
  private final BetonLayout layout;
  private final int samples;
  private final long pageSize;
  private final List<BetonColumn> columns;
  private final BetonIndex index;

  private BetonFile(
      BetonBytes bytes,
      BetonLayout layout,
      int samples,
      long pageSize,
      List<BetonColumn> columns,
      BetonIndex index) {
    this.bytes = bytes;
    this.layout = layout;
    this.samples = samples;
    this.pageSize = pageSize;
    this.columns = columns;
    this.index = index;
  }

  /** Opens a file and checks all of it but the content of its samples. */
  public static BetonFile open(Path file) {
    BetonBytes bytes = BetonBytes.open(file);
    boolean whole = false;
    try {
      BetonFile opened = read(bytes);
      whole = true;
      return opened;
    } finally {
      if (!whole) {
        close(bytes);
      }
    }
  }

  private static BetonFile read(BetonBytes bytes) {
    BetonHeader header = BetonHeader.read(bytes);
    BetonLayout layout = BetonLayout.read(bytes, header);
    int record = layout.recordBytes();
    if (header.samples() < 0
        || header.samples() > (header.table() - header.metadata()) / record
        || header.samples() > BetonFormat.MOST_BYTES) {
      throw bytes
          .fault()
          .damaged(
              "%s samples of %d bytes each don't fit between byte %d and its allocation table at %d",
              Long.toUnsignedString(header.samples()), record, header.metadata(), header.table());
    }
    int samples = (int) header.samples();
    long end = header.metadata() + (long) samples * record;
    long dataStart = BetonFormat.alignedUp(end, header.pageSize());
    BetonTable table = new BetonTable(bytes, header, layout, dataStart);
    table.checkLength();
    List<BetonColumn> columns = new ArrayList<>();
    for (BetonField field : layout.fields()) {
      columns.add(column(field, bytes, samples));
    }
    new BetonRecords(bytes, header.metadata(), samples, record)
        .forEach("the samples' records", (i, at, from) -> put(columns, layout, (int) i, at, from));
    table.read(columns);
    BetonIndex index = new BetonIndex(bytes, end, header.table());
    return new BetonFile(bytes, layout, samples, header.pageSize(), columns, index);
  }

  private static BetonColumn column(BetonField field, BetonBytes bytes, int samples) {
    return switch (field.type()) {
      case FLOAT, INT -> new NumberColumn(samples);
      case IMAGE -> new ImageColumn(field.name(), bytes, samples);
      case BYTES, JSON -> new RegionColumn(field.name(), bytes, samples, -1);
      case ARRAY ->
          new RegionColumn(field.name(), bytes, samples, field.array().orElseThrow().bytes());
    };
  }

  private static void put(
      List<BetonColumn> columns, BetonLayout layout, int sample, ByteBuffer buffer, int at) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).put(sample, buffer, at + layout.offsets().get(i));
    }
  }

  /** The fields that every sample has. */
  public List<BetonField> fields() {
    return layout.fields();
  }

  /** Number of samples. */
  public int samples() {
    return samples;
  }

  /** What is in the file beside the data of its samples. */
  public BetonIndex index() {
    return index;
  }

  /** The images of a field. */
  public BetonImages images(String field) {
    return new BetonImages((ImageColumn) column(field, BetonType.IMAGE), pageSize);
  }

  /** A field's whole number of every sample. */
  public long[] ints(String field) {
    return ((NumberColumn) column(field, BetonType.INT)).bits().clone();
  }

  /** A field's number of every sample. */
  public double[] floats(String field) {
    return Arrays.stream(((NumberColumn) column(field, BetonType.FLOAT)).bits())
        .mapToDouble(Double::longBitsToDouble)
        .toArray();
  }

  /** A sample's bytes. */
  public byte[] bytes(String field, int sample) {
    return ((RegionColumn) column(field, BetonType.BYTES)).read(sample);
  }

  /** A sample's array, little-endian or as its type says, the last index first. */
  public byte[] array(String field, int sample) {
    return ((RegionColumn) column(field, BetonType.ARRAY)).read(sample);
  }

  /** A sample's text in JSON, which is not parsed. */
  public String json(String field, int sample) {
    RegionColumn column = (RegionColumn) column(field, BetonType.JSON);
    byte[] content = column.read(sample);
    int end = 0;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content, 0, end))
          .toString();
    } catch (CharacterCodingException e) {
      throw bytes.fault().damaged("%s is not UTF-8", column.what(sample));
    }
  }

  private BetonColumn column(String name, BetonType type) {
    for (int i = 0; i < columns.size(); i++) {
      BetonField field = layout.fields().get(i);
      if (field.name().equals(name) && field.type() == type) {
        return columns.get(i);
      }
    }
    throw bytes
        .fault()
        .unfit(
            "has no field %s of type %s, but %s"
                .formatted(
                    name,
                    type.word(),
                    layout.fields().stream()
                        .map(field -> field.name() + " of type " + field.type().word())
                        .collect(Collectors.joining(", "))),
            "write it with one");
  }

  @Override
  public void close() {
    close(bytes);
  }

  private static void close(BetonBytes bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      throw bytes.fault().unread(e);
    }
  }
}
