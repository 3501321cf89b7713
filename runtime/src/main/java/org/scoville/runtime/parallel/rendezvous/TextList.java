package org.scoville.runtime.parallel.rendezvous;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts as bytes: the length of each, 4 bytes, and its UTF-8. */
final class TextList {
  private TextList() {}

  static byte[] bytes(List<String> texts) {
    List<byte[]> encoded =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int size = encoded.stream().mapToInt(each -> Integer.BYTES + each.length).sum();
    ByteBuffer all = ByteBuffer.allocate(size);
    encoded.forEach(each -> all.putInt(each.length).put(each));
    return all.array();
  }

  static List<String> of(byte[] bytes) {
    List<String> texts = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      byte[] text = new byte[Math.min(all.getInt(), all.remaining())];
      all.get(text);
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
