package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Operations on a canvas that has seen its largest image make no arrays. */
class AllocationTest {
  private static final int IMAGES = 200;

  /** A few small records an image at most; the smallest array would be ten times that. */
  private static final long MOST_BYTES_AN_IMAGE = 100;

  @Test
  void resizingAndCuttingMakeNoArrays() {
    for (Resampling resampling : new Resampling[] {new PillowBilinear(), new OpenCvArea()}) {
      assertThat(bytesAnImage(image -> resampling.resize(image, new Window(1, 2, 31, 30), 24, 20)))
          .isLessThan(MOST_BYTES_AN_IMAGE);
      assertThat(bytesAnImage(image -> resampling.resize(image, new Window(1, 2, 31, 30), 40, 48)))
          .isLessThan(MOST_BYTES_AN_IMAGE);
    }
    assertThat(bytesAnImage(image -> new Window(-3, 2, 20, 50).cut(image)))
        .isLessThan(MOST_BYTES_AN_IMAGE);
    assertThat(bytesAnImage(Mirror::leftAndRight)).isLessThan(MOST_BYTES_AN_IMAGE);
  }

  private static long bytesAnImage(Consumer<Canvas> operation) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long own = Thread.currentThread().getId();
    Canvas canvas = new Canvas(48, 48, 3);
    long before = 0;
    for (int i = -IMAGES; i < IMAGES; i++) {
      if (i == 0) {
        before = threads.getThreadAllocatedBytes(own);
      }
      canvas.resize(40, 40);
      operation.accept(canvas);
    }
    return (threads.getThreadAllocatedBytes(own) - before) / IMAGES;
  }
}
