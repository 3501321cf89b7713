package org.scoville.runtime.data;

import org.scoville.runtime.image.ImageChange;

/**
 * The most memory that a loader keeps while it runs, in bytes, for images that libjpeg-turbo
 * decodes or that are bare pixels.
 *
 * <p>It doesn't count the lists of a data set, up to some 200 bytes an image, and the JVM itself.
 *
 * @param buffers direct buffers of all batches ahead, made in the first steps
 * @param directOfThread direct memory of a thread: a file, its picture, and rows of bare pixels
 * @param heapOfThread arrays of a thread: an image and one to write to, and a file
 */
public record LoaderMemory(long buffers, long directOfThread, long heapOfThread) {
  private static final int FEWEST_BUFFERS = 4;
  private static final int MOST_BUFFERS = 16;
  private static final long SMALL_BUFFERS = 64L << 20;

  private static final int CHANNELS = 3;

  /** Tables of resizing and augmentations, and pieces of files of up to 1 MB that the JDK keeps. */
  private static final long TABLES = 1L << 20;

  /**
   * The largest image of a data set.
   *
   * @param width its columns
   * @param height its rows
   * @param fileBytes bytes of the largest file
   */
  public record Largest(int width, int height, long fileBytes) {
    /** No image yet. */
    public static final Largest NONE = new Largest(0, 0, 0);

    /** The image of these two that has more pixels, with the larger number of bytes. */
    public Largest or(Largest other) {
      Largest larger = pixelBytes() >= other.pixelBytes() ? this : other;
      return new Largest(larger.width, larger.height, Math.max(fileBytes, other.fileBytes));
    }

    /** Whether an image of this size has more pixels. */
    public boolean isExceededBy(int width, int height) {
      return (long) CHANNELS * width * height > pixelBytes();
    }

    long pixelBytes() {
      return (long) CHANNELS * width * height;
    }
  }

  /**
   * Bytes of a replica's share of a batch, whose images are as large as in any batch of the run.
   *
   * @param source the images
   * @param change what is done to each
   * @param share images in the share
   */
  public static long batchBytes(ImageSource source, ImageChange change, int share) {
    return share * change.mostPixels(source.height(), source.width()) * source.channels();
  }

  /**
   * Bytes of all batches ahead of a loader that loads so many batches and no more.
   *
   * @param replicas number of replicas
   * @param batchBytes bytes of a replica's share of a batch
   * @param batches all batches that it loads, as long as it lives
   */
  public static long buffers(int replicas, long batchBytes, long batches) {
    return batchBytes * replicas * Math.min(batches, buffersOfReplica(batchBytes));
  }

  /**
   * The memory of a loader.
   *
   * @param replicas number of replicas
   * @param batchBytes bytes of a replica's share of a batch
   * @param largest the largest image of the data
   */
  public static LoaderMemory of(int replicas, long batchBytes, Largest largest) {
    long pixels = largest.pixelBytes();
    // Native memory grows with a quarter to spare.
    long direct = grown(largest.fileBytes() + 2) + grown(pixels) + grown(pixels) + TABLES;
    return new LoaderMemory(
        buffers(replicas, batchBytes, MOST_BUFFERS),
        direct,
        2 * pixels + largest.fileBytes() + TABLES);
  }

  private static long grown(long bytes) {
    return bytes + bytes / 4 + (1 << 16);
  }

  /**
   * Batches of a replica in memory, one of them on its way to the device: 4, and of small batches
   * up to 16 that take 64 MB together.
   *
   * <p>Four small ones are used up while the loader or the device has one bad moment: with batches
   * of 16 and steps of 0.1 to 1.9 times the usual time, a loader that was 15 % faster than its
   * device was waited for 2 % of the time, and 0.3 % with 16 of them.
   */
  static int buffersOfReplica(long batchBytes) {
    long fitting = SMALL_BUFFERS / Math.max(1, batchBytes);
    return (int) Math.max(FEWEST_BUFFERS, Math.min(MOST_BUFFERS, fitting));
  }

  /** What {@code -XX:MaxDirectMemorySize} has to allow, which is {@code -Xmx} unless it is set. */
  public long direct(int threads) {
    return buffers + threads * directOfThread;
  }

  /** What {@code -Xmx} has to allow besides the rest of the run. */
  public long heap(int threads) {
    return threads * heapOfThread;
  }
}
