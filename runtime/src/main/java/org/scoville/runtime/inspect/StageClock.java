package org.scoville.runtime.inspect;

import java.util.EnumMap;
import java.util.Map;
import org.scoville.runtime.data.LoaderMemory.Largest;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.SetView;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;

/**
 * The time that one thread has spent on each stage of loading, in nanoseconds, and the largest
 * image that it has met.
 */
final class StageClock {

  /** The stages that an image goes through. */
  enum Stage {
    /** Its bytes come from the file, and its header is read. */
    READ,
    /** Its bytes become pixels. */
    DECODE,
    /** It is cropped, resized and mirrored. */
    CROP,
    /** The recipe's algorithms for single images change it. */
    AUGMENT,
    /** It is written into the batch. */
    WRITE
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private Largest largest = Largest.NONE;

  void add(Stage stage, long time) {
    nanos.merge(stage, time, Long::sum);
  }

  long nanos(Stage stage) {
    return nanos.getOrDefault(stage, 0L);
  }

  /** Time of all stages. */
  long sum() {
    return nanos.values().stream().mapToLong(each -> each).sum();
  }

  /** The largest image that was opened by this clock's thread. */
  Largest largest() {
    return largest;
  }

  /** A set whose images are read and decoded by the clock of the thread that asks for them. */
  static ImageSet watched(ImageSet set, ThreadLocal<StageClock> clocks) {
    return new SetView(set) {
      @Override
      public StoredImage open(int index, ImageDecoder decoder) throws UnreadableImage {
        long start = System.nanoTime();
        StoredImage image = super.open(index, decoder);
        StageClock clock = clocks.get();
        clock.add(Stage.READ, System.nanoTime() - start);
        if (clock.largest.isExceededBy(image.width(), image.height())) {
          // Read a second time, which happens to a few of the first images.
          int bytes = super.bytes(index).length;
          clock.largest = clock.largest.or(new Largest(image.width(), image.height(), bytes));
        }
        return new WatchedImage(image, clock);
      }
    };
  }

  private record WatchedImage(StoredImage image, StageClock clock) implements StoredImage {
    @Override
    public String name() {
      return image.name();
    }

    @Override
    public int width() {
      return image.width();
    }

    @Override
    public int height() {
      return image.height();
    }

    @Override
    public void decode(Window part, int reduction, Canvas canvas) throws UnreadableImage {
      long start = System.nanoTime();
      image.decode(part, reduction, canvas);
      clock.add(Stage.DECODE, System.nanoTime() - start);
    }
  }
}
