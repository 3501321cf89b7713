package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers that a loader has left for the next one, such as that of the next evaluation.
 *
 * <p>Java frees direct memory only when it collects garbage, which may be many evaluations later.
 * Safe for use by several threads.
 */
public final class SpareBuffers {
  private final List<ByteBuffer> buffers = new ArrayList<>();

  /** None so far. */
  public SpareBuffers() {}

  /** A buffer of this size, or null. */
  synchronized @Nullable ByteBuffer take(int bytes) {
    for (Iterator<ByteBuffer> each = buffers.iterator(); each.hasNext(); ) {
      ByteBuffer buffer = each.next();
      if (buffer.capacity() == bytes) {
        each.remove();
        return buffer.clear();
      }
    }
    return null;
  }

  /** Leaves a buffer that nobody uses any more. */
  synchronized void leave(ByteBuffer buffer) {
    buffers.add(buffer);
  }
}
