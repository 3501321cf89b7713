package org.scoville.runtime.decode;

import java.util.concurrent.Semaphore;

/**
 * The memory that the threads of a source decode large images in: half of what Java may use.
 *
 * <p>A thread that finds it full waits, so that which images are read doesn't depend on how many
 * threads decode large ones at once.
 */
public final class DecodeMemory {

  /** Most images by far, which don't ask. */
  private static final long SMALL_BYTES = 16L << 20;

  private final int megabytes;
  private final Semaphore free;

  /** Half of the memory that Java may use. */
  public DecodeMemory() {
    this(Runtime.getRuntime().maxMemory());
  }

  DecodeMemory(long mostBytes) {
    this.megabytes = (int) Math.min(Integer.MAX_VALUE, Math.max(1, mostBytes >> 21));
    this.free = new Semaphore(megabytes, true);
  }

  /** Waits until there is room for an image; all of it for one that needs more. */
  public int enter(EncodedImage image) {
    long bytes = PixelBound.bytes(image);
    if (bytes <= SMALL_BYTES) {
      return 0;
    }
    int taken = (int) Math.min(megabytes, bytes >> 20);
    free.acquireUninterruptibly(taken);
    return taken;
  }

  /** Gives back what {@link #enter} took. */
  public void leave(int taken) {
    free.release(taken);
  }

  /** Megabytes that are free, for tests. */
  int free() {
    return free.availablePermits();
  }
}
