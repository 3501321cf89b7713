package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scoville.runtime.file.Content;

/** Writes tensors in the safetensors format. */
final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /** The bytes of a file. */
  static Content content(List<StoredTensor> tensors, Map<String, String> metadata) {
    // Wide numbers first, as the reference writer does: torch refuses to look at bytes as numbers
    // that start off their own size.
    List<StoredTensor> layout =
        tensors.stream()
            .sorted(Comparator.comparingInt((StoredTensor tensor) -> -tensor.type().bytes()))
            .toList();
    byte[] header = header(tensors, layout, metadata);
    return channel -> {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(length.putLong(0, header.length));
      channel.write(ByteBuffer.wrap(header));
      for (StoredTensor tensor : layout) {
        channel.write(tensor.data());
      }
    };
  }

  private static byte[] header(
      List<StoredTensor> tensors, List<StoredTensor> layout, Map<String, String> metadata) {
    Map<String, Long> starts = new HashMap<>();
    long end = 0;
    for (StoredTensor tensor : layout) {
      if (starts.put(tensor.name(), end) != null) {
        throw new IllegalArgumentException(
            "two tensors are named %s; give each a name of its own".formatted(tensor.name()));
      }
      end += tensor.data().remaining();
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode words = root.putObject(SafetensorsHeader.METADATA);
      // Sorted, because an immutable Map has another order in each process.
      new TreeMap<>(metadata).forEach(words::put);
    }
    for (StoredTensor tensor : tensors) {
      long start = starts.getOrDefault(tensor.name(), 0L);
      describe(root.putObject(tensor.name()), tensor, start);
    }
    try {
      return padded(json.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers is always JSON", e);
    }
  }

  private static void describe(ObjectNode node, StoredTensor tensor, long start) {
    node.put("dtype", tensor.type().name());
    ArrayNode shape = node.putArray("shape");
    Arrays.stream(tensor.shape()).forEach(shape::add);
    node.putArray("data_offsets").add(start).add(start + tensor.data().remaining());
  }

  /** The header with spaces after it, so that the tensors start on a multiple of eight bytes. */
  private static byte[] padded(byte[] header) {
    int length = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = Arrays.copyOf(header, length);
    Arrays.fill(padded, header.length, length, (byte) ' ');
    return padded;
  }
}
