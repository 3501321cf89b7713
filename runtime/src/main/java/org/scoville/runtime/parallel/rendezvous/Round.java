package org.scoville.runtime.parallel.rendezvous;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a process brings to a meeting of all, or what process 0 made of it.
 *
 * @param number how many meetings there were before
 * @param what what it is about, so that processes that don't meet in the same order are told
 * @param bytes the part, or the result
 */
record Round(int number, String what, ByteBuffer bytes) {

  /** As a message of a kind. */
  Frame frame(Frame.Kind kind) {
    byte[] name = what.getBytes(StandardCharsets.UTF_8);
    ByteBuffer own = bytes.duplicate();
    ByteBuffer all = ByteBuffer.allocate(2 * Integer.BYTES + name.length + own.remaining());
    all.putInt(number).putInt(name.length).put(name).put(own);
    return new Frame(kind, all.array());
  }

  /**
   * From a message.
   *
   * @throws BufferUnderflowException if the message is too short
   */
  static Round of(Frame frame) {
    ByteBuffer all = ByteBuffer.wrap(frame.bytes);
    int number = all.getInt();
    int length = all.getInt();
    if (length < 0 || length > all.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] name = new byte[length];
    all.get(name);
    return new Round(number, new String(name, StandardCharsets.UTF_8), all.slice());
  }

  /** The bytes alone. */
  byte[] copy() {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }
}
