package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** Reads one file in the safetensors format and checks everything that its header states. */
final class SafetensorsReader {

  /** The reference reader's own limit. */
  private static final long LONGEST_HEADER = 100_000_000;

  private final Path file;

  private SafetensorsReader(Path file) {
    this.file = file;
  }

  static Safetensors read(Path file) {
    SafetensorsReader reader = new SafetensorsReader(file);
    try {
      return reader.read();
    } catch (NoSuchFileException e) {
      throw new CheckpointProblem(
          "%s is not there; give the path of a .safetensors file".formatted(PathText.of(file)), e);
    } catch (IOException e) {
      throw new CheckpointProblem(
          "%s can't be read (%s); give the path of a .safetensors file"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }

  /** A tensor as the header describes it; offsets count from the end of the header. */
  private record Entry(String name, DType type, List<Long> shape, long start, long end) {}

  private Safetensors read() throws IOException {
    if (Files.isDirectory(file)) {
      throw new CheckpointProblem(
          "%s is a folder; give the path of a .safetensors file".formatted(PathText.of(file)));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // Opening a pipe would wait for a writer without end.
      throw new CheckpointProblem(
          "%s is no regular file; give the path of a .safetensors file"
              .formatted(PathText.of(file)));
    }
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() < Long.BYTES) {
        throw truncated("it has only %d bytes".formatted(channel.size()));
      }
      if (channel.size() >= PickledFile.FIRST_BYTES) {
        Optional<String> refusal =
            PickledFile.refusal(file, bytes(channel, 0, PickledFile.FIRST_BYTES));
        if (refusal.isPresent()) {
          throw new CheckpointProblem(refusal.get());
        }
      }
      long length = bytes(channel, 0, Long.BYTES).getLong();
      if (length < 2 || length > LONGEST_HEADER) {
        throw damaged("its header would have %s bytes".formatted(Long.toUnsignedString(length)));
      }
      long base = Long.BYTES + length;
      if (base > channel.size()) {
        throw truncated(
            "its header has %d bytes and %d are there"
                .formatted(length, channel.size() - Long.BYTES));
      }
      SafetensorsHeader header = SafetensorsHeader.of(bytes(channel, Long.BYTES, length));
      Map<String, String> metadata = header.metadata();
      List<Entry> entries = entries(header);
      checkLayout(entries, channel.size() - base);
      List<StoredTensor> tensors = new ArrayList<>();
      for (Entry entry : entries) {
        ByteBuffer data = bytes(channel, base + entry.start(), entry.end() - entry.start());
        long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
        tensors.add(StoredTensor.of(entry.name(), entry.type(), shape, data));
      }
      return new Safetensors(file, metadata, tensors);
    } catch (SafetensorsHeader.Fault e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
  }

  private List<Entry> entries(SafetensorsHeader header) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> tensor : header.tensors()) {
      entries.add(entry(tensor.getKey(), tensor.getValue()));
    }
    return entries;
  }

  private Entry entry(String name, JsonNode node) {
    String shown = SafetensorsHeader.shown(name);
    JsonNode typeName = node.path("dtype");
    DType type = typeName.isTextual() ? type(typeName.textValue()) : null;
    if (type == null) {
      throw damaged(
          "tensor %s has the unknown type '%s'"
              .formatted(shown, SafetensorsHeader.shown(typeName.asText())));
    }
    List<Long> shape = longs(name, node.path("shape"));
    List<Long> offsets = longs(name, node.path("data_offsets"));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw damaged("tensor %s lies at %s".formatted(SafetensorsHeader.shown(name), offsets));
    }
    Entry entry = new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    if (size(entry) != entry.end() - entry.start()) {
      throw damaged(
          "tensor %s of type %s and shape %s lies at %s"
              .formatted(SafetensorsHeader.shown(name), type, shape, offsets));
    }
    return entry;
  }

  private long size(Entry entry) {
    try {
      return entry.shape().stream().reduce((long) entry.type().bytes(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw damaged(
          "tensor %s has the shape %s"
              .formatted(SafetensorsHeader.shown(entry.name()), entry.shape()));
    }
  }

  private List<Long> longs(String name, JsonNode array) {
    List<Long> values = new ArrayList<>();
    for (JsonNode value : array) {
      if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
        throw damaged(
            "tensor %s has the number %s in its place or shape"
                .formatted(SafetensorsHeader.shown(name), value));
      }
      values.add(value.longValue());
    }
    if (!array.isArray()) {
      throw damaged(
          "tensor %s lacks its shape or its place".formatted(SafetensorsHeader.shown(name)));
    }
    return List.copyOf(values);
  }

  /** Tensors must follow each other without gaps up to the very end of the file. */
  private void checkLayout(List<Entry> entries, long available) {
    List<Entry> ordered =
        entries.stream()
            .sorted(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end))
            .toList();
    long end = 0;
    for (Entry entry : ordered) {
      if (entry.start() != end) {
        throw damaged(
            "tensor %s starts at byte %d where %d was due"
                .formatted(SafetensorsHeader.shown(entry.name()), entry.start(), end));
      }
      end = entry.end();
    }
    if (end > available) {
      throw truncated("its tensors take %d bytes and %d are there".formatted(end, available));
    }
    if (end < available) {
      throw damaged("%d bytes follow its last tensor".formatted(available - end));
    }
  }

  private ByteBuffer bytes(FileChannel channel, long position, long length) throws IOException {
    if (length > Integer.MAX_VALUE - 8) {
      throw new CheckpointProblem(
          "%s has a tensor of %d bytes; split it into tensors of at most 2 GiB"
              .formatted(PathText.of(file), length));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private static @Nullable DType type(String name) {
    for (DType type : DType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }

  private CheckpointProblem truncated(String fact) {
    return new CheckpointProblem(
        "%s is truncated, %s; write or copy it again".formatted(PathText.of(file), fact));
  }

  private CheckpointProblem damaged(String fact) {
    return new CheckpointProblem(
        "%s is not a whole .safetensors file, %s; write or copy it again"
            .formatted(PathText.of(file), fact));
  }
}
