package org.scoville.runtime.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.inspect.StageClock.Stage;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/**
 * The measured speed of a loader on some threads.
 *
 * @param threads number of threads
 * @param images images that all of them loaded
 * @param seconds time from the first image to the last
 * @param shares share of the threads' time that each stage took, in the order of {@link Stage}
 */
record LoaderSpeed(int threads, long images, double seconds, List<Double> shares) {
  private static final double NANOS = 1e9;

  /** Images a second, all threads together. */
  double rate() {
    return images / seconds;
  }

  /**
   * Loads images as in the first epoch, in the order of their numbers, for a while.
   *
   * @param open opens the loader's source once its sets are watched
   * @param change what the recipe's algorithms do to single images
   * @param seconds how long
   */
  static LoaderSpeed of(
      Function<UnaryOperator<ImageSet>, ImageSource> open,
      ImageChange change,
      int threads,
      long seed,
      double seconds)
      throws InterruptedException {
    List<StageClock> clocks = new CopyOnWriteArrayList<>();
    ThreadLocal<StageClock> own =
        ThreadLocal.withInitial(
            () -> {
              StageClock clock = new StageClock();
              clocks.add(clock);
              return clock;
            });
    ImageSource source = open.apply(set -> StageClock.watched(set, own));
    AtomicLong next = new AtomicLong();
    AtomicLong loaded = new AtomicLong();
    long start = System.nanoTime();
    long end = start + (long) (seconds * NANOS);
    Workers.run(threads, () -> work(source, change, seed, own, next, loaded, end));
    double took = (System.nanoTime() - start) / NANOS;
    if (loaded.get() == 0) {
      throw new DataProblem(
          "none of the images could be loaded in %.1f s; look at the data with scoville inspect"
              .formatted(took));
    }
    double sum = clocks.stream().mapToLong(StageClock::sum).sum();
    List<Double> shares =
        List.of(Stage.values()).stream()
            .map(stage -> clocks.stream().mapToLong(clock -> clock.nanos(stage)).sum() / sum)
            .toList();
    return new LoaderSpeed(threads, loaded.get(), took, shares);
  }

  private static void work(
      ImageSource source,
      ImageChange change,
      long seed,
      ThreadLocal<StageClock> own,
      AtomicLong next,
      AtomicLong loaded,
      long end) {
    ImageSource.Reader reader = source.reader();
    StageClock clock = own.get();
    Canvas canvas = new Canvas(source.height(), source.width(), source.channels());
    int most = (int) change.mostPixels(source.height(), source.width()) * source.channels();
    ByteBuffer batch = ByteBuffer.allocateDirect(most);
    while (System.nanoTime() < end) {
      int image = (int) (next.getAndIncrement() % source.size());
      Sample sample = new Sample(1, image, 0, 0, seed);
      try {
        long start = System.nanoTime();
        long inner = clock.nanos(Stage.READ) + clock.nanos(Stage.DECODE);
        reader.read(sample, Draw.of(seed, ImageSource.SAMPLE, 0, image, 0), canvas);
        long read = System.nanoTime();
        change.change(canvas, sample);
        long changed = System.nanoTime();
        batch.put(0, canvas.pixels(), 0, canvas.length());
        long written = System.nanoTime();
        long watched = clock.nanos(Stage.READ) + clock.nanos(Stage.DECODE) - inner;
        clock.add(Stage.CROP, read - start - watched);
        clock.add(Stage.AUGMENT, changed - read);
        clock.add(Stage.WRITE, written - changed);
        loaded.incrementAndGet();
      } catch (UnreadableImage e) {
        // It costs what it costs in training; whoever wants to know of it asks scoville inspect.
        continue;
      }
    }
  }
}
