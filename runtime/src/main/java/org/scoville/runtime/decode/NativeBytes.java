package org.scoville.runtime.decode;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;

/**
 * Memory that native code reads and writes; it grows and doesn't shrink.
 *
 * <p>It belongs to a buffer of the JDK, so that it is freed with its owner, counts toward {@code
 * -XX:MaxDirectMemorySize}, and where there is no more an {@link OutOfMemoryError} says so.
 */
final class NativeBytes {
  private static final int FIRST = 1 << 16;

  /** Enough for images of five million pixels; the room for a larger one is not kept. */
  private static final int MOST_KEPT = 16 << 20;

  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
  private BytePointer pointer = new BytePointer();

  /** Makes room; what was there before may be lost. */
  void reserve(long size) {
    if (size <= bytes.capacity()) {
      return;
    }
    if (size > Integer.MAX_VALUE) {
      throw new OutOfMemoryError("%d bytes are more than a buffer has".formatted(size));
    }
    long some = Math.max(FIRST, size + size / 4);
    pointer.close();
    bytes = ByteBuffer.allocateDirect((int) Math.min(some, Integer.MAX_VALUE));
    pointer = new BytePointer(bytes);
  }

  /** Gives a large buffer back, for the next image is likely to be smaller. */
  void trim() {
    if (bytes.capacity() > MOST_KEPT) {
      pointer.close();
      bytes = ByteBuffer.allocateDirect(0);
      pointer = new BytePointer();
    }
  }

  ByteBuffer bytes() {
    return bytes;
  }

  BytePointer pointer() {
    return pointer;
  }
}
