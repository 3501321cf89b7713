package org.scoville.runtime.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.LoaderMemory.Largest;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.inspect.StageClock.Stage;
import org.scoville.text.NumberText;

/** A loader's speed on one thread, two, four and so on up to the machine's cores, at full size. */
public final class LoaderBenchmark {
  /** Shares of this much or less are noise. */
  private static final double ENOUGH = 1.1;

  private final List<LoaderSpeed> speeds;
  private final LoaderSpeed ofRun;

  private LoaderBenchmark(List<LoaderSpeed> speeds, LoaderSpeed ofRun) {
    this.speeds = speeds;
    this.ofRun = ofRun;
  }

  /**
   * Measures.
   *
   * @param open opens the loader's source once its sets are watched
   * @param change what the recipe's algorithms do to single images
   * @param used the threads that a run would have
   * @param seconds how long for each number of threads
   */
  public static LoaderBenchmark of(
      Function<UnaryOperator<ImageSet>, ImageSource> open,
      ImageChange change,
      int used,
      long seed,
      int seconds)
      throws InterruptedException {
    int cores = Math.max(used, Runtime.getRuntime().availableProcessors());
    SortedSet<Integer> counts = new TreeSet<>(List.of(used, cores));
    for (int threads = 1; threads < cores; threads *= 2) {
      counts.add(threads);
    }
    AtomicLong next = new AtomicLong();
    // The first images run in interpreted code.
    LoaderSpeed.of(open, change, 1, seed, next, Math.min(2, seconds));
    List<LoaderSpeed> speeds = new ArrayList<>();
    for (int threads : counts) {
      speeds.add(LoaderSpeed.of(open, change, threads, seed, next, seconds));
    }
    LoaderSpeed ofRun =
        speeds.stream().filter(speed -> speed.threads() == used).findFirst().orElseThrow();
    return new LoaderBenchmark(speeds, ofRun);
  }

  /** A table: a line for each number of threads. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("threads  images/s  us/image");
    for (Stage stage : Stage.values()) {
      head.append(String.format(Locale.ROOT, "%9s", stage.name().toLowerCase(Locale.ROOT)));
    }
    lines.add(head.toString());
    speeds.forEach(speed -> lines.add(line(speed)));
    long unreadable = speeds.get(speeds.size() - 1).unreadable();
    if (unreadable > 0) {
      lines.add(
          "%s could not be read; look at them with scoville inspect --decode"
              .formatted(NumberText.count(unreadable, "image")));
    }
    return lines;
  }

  /** Number of threads of a run's loader. */
  public int threadsOfRun() {
    return ofRun.threads();
  }

  /** The largest image that was loaded. */
  public Largest largest() {
    return speeds.stream().map(LoaderSpeed::largest).reduce(Largest.NONE, Largest::or);
  }

  private static String line(LoaderSpeed speed) {
    double micros = 1e6 * speed.threads() / speed.rate();
    StringBuilder line =
        new StringBuilder(
            String.format(Locale.ROOT, "%7d%10.0f%10.0f", speed.threads(), speed.rate(), micros));
    speed.shares().forEach(share -> line.append(format(share * micros)));
    return line.toString();
  }

  private static String format(double micros) {
    return String.format(Locale.ROOT, "%9.0f", micros);
  }

  /**
   * Whether the loader or the devices will wait.
   *
   * @param device images a second that the devices train on
   * @param devices number of devices
   */
  public List<String> verdict(double device, int devices) {
    String measured =
        String.format(
            Locale.ROOT,
            "a run's loader gives %.0f images/s on %s, and %s on %.0f",
            ofRun.rate(),
            NumberText.count(ofRun.threads(), "thread"),
            devices == 1 ? "the device trains" : devices + " devices train",
            device);
    double perThread = ofRun.rate() / ofRun.threads();
    long needed = (long) Math.ceil(ENOUGH * device / perThread);
    if (ofRun.rate() >= ENOUGH * device) {
      return List.of(
          measured,
          "the device is the bottleneck: images wait for it, and %s would do"
              .formatted(NumberText.count(Math.min(needed, ofRun.threads()), "thread")));
    }
    return List.of(
        measured,
        "the loader is the bottleneck: devices wait for images, and about %d threads with a core each would change that"
            .formatted(needed));
  }
}
