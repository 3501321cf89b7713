package org.scoville.runtime.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.LoaderMemory.Largest;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.Workers;
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
 * @param unreadable images that could not be read
 * @param seconds time from the first image to the last
 * @param shares share of the threads' time that each stage took, in the order of {@link Stage}
 * @param largest the largest image that a thread met
 */
record LoaderSpeed(
    int threads,
    long images,
    long unreadable,
    double seconds,
    List<Double> shares,
    Largest largest) {
  private static final double NANOS = 1e9;

  /** Of the orders only the one by pages depends on it. */
  private static final int BATCH = 256;

  /** Images a second, all threads together. */
  double rate() {
    return images / seconds;
  }

  /**
   * Loads images as in the first epoch, in its order, for a while.
   *
   * @param open opens the loader's source once its sets are watched
   * @param change what the recipe's algorithms do to single images
   * @param next the place in the order to go on from
   * @param seconds how long
   */
  static LoaderSpeed of(
      Function<UnaryOperator<ImageSet>, ImageSource> open,
      ImageChange change,
      int threads,
      long seed,
      AtomicLong next,
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
    long start = System.nanoTime();
    Work work = new Work(source, change, seed, own, next, start + (long) (seconds * NANOS));
    Workers.run(threads, work);
    double took = (System.nanoTime() - start) / NANOS;
    if (work.loaded.get() == 0) {
      throw new DataProblem(
          "none of the images could be loaded in %.1f s; look at the data with scoville inspect"
              .formatted(took));
    }
    double sum = clocks.stream().mapToLong(StageClock::sum).sum();
    List<Double> shares =
        List.of(Stage.values()).stream()
            .map(stage -> clocks.stream().mapToLong(clock -> clock.nanos(stage)).sum() / sum)
            .toList();
    Largest largest = clocks.stream().map(StageClock::largest).reduce(Largest.NONE, Largest::or);
    return new LoaderSpeed(
        threads, work.loaded.get(), work.unreadable.size(), took, shares, largest);
  }

  /** The work of every thread: one image after another until the time is over. */
  private static final class Work implements Runnable {
    final AtomicLong loaded = new AtomicLong();
    final Set<Integer> unreadable = ConcurrentHashMap.newKeySet();
    private final AtomicLong next;
    private final int[] order;
    private final ImageSource source;
    private final ImageChange change;
    private final long seed;
    private final ThreadLocal<StageClock> clocks;
    private final long end;

    Work(
        ImageSource source,
        ImageChange change,
        long seed,
        ThreadLocal<StageClock> clocks,
        AtomicLong next,
        long end) {
      this.source = source;
      this.change = change;
      this.seed = seed;
      this.clocks = clocks;
      this.next = next;
      this.order = source.traversal().order(source.size(), BATCH, seed, 0);
      this.end = end;
    }

    @Override
    public void run() {
      ImageSource.Reader reader = source.reader();
      StageClock clock = clocks.get();
      Canvas canvas = new Canvas(source.height(), source.width(), source.channels());
      long most = change.mostPixels(source.height(), source.width()) * source.channels();
      ByteBuffer batch = ByteBuffer.allocateDirect(Math.toIntExact(most));
      while (System.nanoTime() < end) {
        int image = order[(int) (next.getAndIncrement() % order.length)];
        try {
          load(reader, new Sample(1, image, 0, 0, seed), clock, canvas, batch);
          loaded.incrementAndGet();
        } catch (UnreadableImage e) {
          unreadable.add(image);
        }
      }
    }

    private void load(
        ImageSource.Reader reader, Sample sample, StageClock clock, Canvas canvas, ByteBuffer batch)
        throws UnreadableImage {
      long before = clock.nanos(Stage.READ) + clock.nanos(Stage.DECODE);
      long start = System.nanoTime();
      reader.read(sample, Draw.of(seed, ImageSource.SAMPLE, 0, sample.image(), 0), canvas);
      long read = System.nanoTime();
      change.change(canvas, sample);
      long changed = System.nanoTime();
      batch.put(0, canvas.pixels(), 0, canvas.length());
      long written = System.nanoTime();
      long watched = clock.nanos(Stage.READ) + clock.nanos(Stage.DECODE) - before;
      clock.add(Stage.CROP, read - start - watched);
      clock.add(Stage.AUGMENT, changed - read);
      clock.add(Stage.WRITE, written - changed);
    }
  }
}
