package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.DataProblem;

/**
 * A fixed number of direct buffers, made when they are first needed and used again and again.
 *
 * <p>The loader's lock guards it.
 */
final class BufferPool {

  private final int capacity;
  private final int bytes;
  private final SpareBuffers spare;
  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private int allocated;
  private int taken;

  /**
   * A pool that is empty yet.
   *
   * @param spare where buffers come from, if there are some, and go to when the pool is closed
   */
  BufferPool(int capacity, int bytes, SpareBuffers spare) {
    this.capacity = capacity;
    this.bytes = bytes;
    this.spare = spare;
  }

  /** A buffer to fill; null if all are in use. */
  @Nullable ByteBuffer poll() {
    if (free.isEmpty() && allocated < capacity) {
      allocated++;
      ByteBuffer left = spare.take(bytes);
      return left == null ? allocate() : left;
    }
    return free.poll();
  }

  /** Notes that a buffer has left the loader. */
  void noteTaken() {
    taken++;
  }

  /** Takes a buffer back from outside the loader. */
  void giveBack(ByteBuffer buffer) {
    taken--;
    free.push(buffer.clear());
  }

  /** Leaves the free buffers to others; what is still in use comes back with its batch. */
  void close() {
    free.forEach(spare::leave);
    free.clear();
  }

  /** Throws if everything is outside the loader, so that waiting would never end. */
  void checkNotAllTaken() {
    if (taken == capacity) {
      throw new IllegalStateException("all %d buffers are taken; close batches".formatted(taken));
    }
  }

  private ByteBuffer allocate() {
    try {
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    } catch (OutOfMemoryError e) {
      throw new DataProblem(
          "the %d buffers for batches of %d MiB don't fit into memory; choose a smaller --batch-size or give Java a larger -XX:MaxDirectMemorySize"
              .formatted(capacity, bytes >> 20),
          e);
    }
  }
}
