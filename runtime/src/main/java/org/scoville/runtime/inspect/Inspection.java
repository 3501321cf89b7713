package org.scoville.runtime.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.runtime.dataset.OmissionTally;
import org.scoville.runtime.dataset.Workers;
import org.scoville.runtime.decode.CheckedFiles;
import org.scoville.runtime.decode.DecodeMemory;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;

/** The facts about every image of a set. */
public final class Inspection {

  private static final int CHANNELS = 3;

  /** Enough for images of 20 million pixels; the room for a larger one is not kept. */
  private static final long MOST_ROOM_KEPT = 128L << 20;

  private final ImageSet set;
  private final int[] widths;
  private final int[] heights;
  private final List<OmissionCount> unreadable;
  private final boolean decoded;

  private Inspection(
      ImageSet set, int[] widths, int[] heights, List<OmissionCount> unreadable, boolean decoded) {
    this.set = set;
    this.widths = widths;
    this.heights = heights;
    this.unreadable = unreadable;
    this.decoded = decoded;
  }

  /**
   * Reads all images of a set, on several threads.
   *
   * @param decode whether to decode the pixels, too
   * @param threads number of threads
   * @param progress runs after each image, on any thread
   */
  public static Inspection of(ImageSet set, boolean decode, int threads, Runnable progress)
      throws InterruptedException {
    int[] widths = new int[set.size()];
    int[] heights = new int[set.size()];
    @Nullable UnreadableImage[] faults = new @Nullable UnreadableImage[set.size()];
    AtomicInteger next = new AtomicInteger();
    DecodeMemory memory = new DecodeMemory();
    CheckedFiles checked = new CheckedFiles();
    Workers.run(
        threads,
        () -> {
          ImageDecoder decoder = new ImageDecoder(memory, checked);
          Canvas canvas = new Canvas(1, 1, CHANNELS);
          for (int i = next.getAndIncrement(); i < set.size(); i = next.getAndIncrement()) {
            try {
              StoredImage image = set.open(i, decoder);
              if (decode) {
                image.decode(canvas);
              }
              widths[i] = image.width();
              heights[i] = image.height();
            } catch (UnreadableImage e) {
              faults[i] = e;
            }
            progress.run();
            canvas = canvas.room() > MOST_ROOM_KEPT ? new Canvas(1, 1, CHANNELS) : canvas;
          }
        });
    OmissionTally unreadable = new OmissionTally();
    for (int i = 0; i < faults.length; i++) {
      UnreadableImage fault = faults[i];
      if (fault != null) {
        String example = set.name(i) + ": " + fault.reason();
        unreadable.add(fault.kind(), () -> example);
      }
    }
    return new Inspection(set, widths, heights, unreadable.reasons(), decode);
  }

  /** The images. */
  public ImageSet set() {
    return set;
  }

  /** Images that can't be read, by reason. */
  public List<OmissionCount> unreadable() {
    return unreadable;
  }

  /** Whether all pixels were decoded, and not only the headers read. */
  public boolean decoded() {
    return decoded;
  }

  /** Widths of the images that were read, in pixels, ascending. */
  public int[] widths() {
    return sorted(widths);
  }

  /** Heights of the images that were read, in pixels, ascending. */
  public int[] heights() {
    return sorted(heights);
  }

  private static int[] sorted(int[] extents) {
    return Arrays.stream(extents).filter(extent -> extent > 0).sorted().toArray();
  }

  /** Number of images that were read. */
  public long readable() {
    return Arrays.stream(widths).filter(width -> width > 0).count();
  }

  /** Number of images of each class. */
  public long[] perClass() {
    long[] images = new long[set.classNames().size()];
    IntStream.range(0, set.size()).forEach(i -> images[set.label(i)]++);
    return images;
  }

  /** Shorter sides of the images that were read, in pixels, ascending. */
  public int[] shorterSides() {
    return IntStream.range(0, widths.length)
        .filter(i -> widths[i] > 0)
        .map(i -> Math.min(widths[i], heights[i]))
        .sorted()
        .toArray();
  }
}
