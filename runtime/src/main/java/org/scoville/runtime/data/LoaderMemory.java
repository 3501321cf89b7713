package org.scoville.runtime.data;

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
  /** Batches of a replica that are in memory: one on its way to the device, three ahead. */
  static final int BUFFERS_PER_REPLICA = 4;

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
    long pixelBytes() {
      return (long) CHANNELS * width * height;
    }
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
        batchBytes * BUFFERS_PER_REPLICA * replicas,
        direct,
        2 * pixels + largest.fileBytes() + TABLES);
  }

  private static long grown(long bytes) {
    return bytes + bytes / 4 + (1 << 16);
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
