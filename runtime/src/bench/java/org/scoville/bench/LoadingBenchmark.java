package org.scoville.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.scoville.bench.LoadedSource.Work;
import org.scoville.runtime.data.SpareBuffers;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.PillowBilinear;
import org.scoville.runtime.launch.ProcessTuning;

/**
 * Images a second of the loaders, and the CPU time an image, beside what they can't do without:
 * decoding a JPEG or copying pixels, and resizing.
 *
 * <p>Arguments: a folder of photographs, a folder for the data set made of them ({@link PhotoSet}),
 * rounds and images (default 7 and 1,280), numbers of threads separated by commas (default 1,2),
 * and a regular expression for the names of what is measured. Each round takes all of it in turn,
 * an epoch each, or five of bare pixels, so that making the threads doesn't count; the first rounds
 * are not counted.
 */
public final class LoadingBenchmark {
  private static final int BATCH = 128;
  private static final int WARM_ROUNDS = 2;
  private static final double MICROS = 1e3;
  private static final int EPOCHS_OF_PIXELS = 5;
  private static final int LARGE = 176;
  private static final int SMALL = 88;

  private final Map<String, IntUnaryOperator> subjects = new LinkedHashMap<>();
  private final Map<String, List<Lap>> laps = new LinkedHashMap<>();
  private final SpareBuffers spare = new SpareBuffers();
  private int images;

  private LoadingBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    ProcessTuning.apply();
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 7;
    int count = args.length > 3 ? Integer.parseInt(args[3]) : 1_280;
    List<Integer> threads =
        Arrays.stream((args.length > 4 ? args[4] : "1,2").split(",", -1))
            .map(Integer::valueOf)
            .toList();
    Pattern part = Pattern.compile(args.length > 5 ? args[5] : "");
    PhotoSet set = PhotoSet.of(Path.of(args[0]), Path.of(args[1]), count);
    LoadingBenchmark benchmark = new LoadingBenchmark();
    benchmark.addBare(set);
    threads.forEach(some -> benchmark.addLoaders(set, some));
    benchmark
        .subjects
        .keySet()
        .removeIf(name -> !name.startsWith("bare") && !part.matcher(name).find());
    benchmark.run(rounds);
    System.out.printf("files of %,d bytes in the mean, %d rounds%n", set.meanBytes(), rounds);
    benchmark.print();
  }

  private void addBare(PhotoSet set) throws Exception {
    BareWork bare = new BareWork(set.images());
    OpenCvArea area = new OpenCvArea();
    PillowBilinear bilinear = new PillowBilinear();
    for (int side : new int[] {LARGE, SMALL}) {
      subjects.put("bare decode, area, " + side, epoch -> bare.decodeAndResize(epoch, side, area));
      subjects.put(
          "bare decode, bilinear, " + side, epoch -> bare.decodeAndResize(epoch, side, bilinear));
    }
    for (int side : new int[] {LARGE, SMALL}) {
      subjects.put(
          "bare copy, " + side,
          epoch -> bare.copyAndResize(EPOCHS_OF_PIXELS * epoch, EPOCHS_OF_PIXELS, side));
    }
  }

  private void addLoaders(PhotoSet set, int threads) {
    for (String mode : List.of("raw", "jpg", "proportion", "folder")) {
      Path data = mode.equals("folder") ? set.images() : set.beton(mode);
      add(mode + ", 176", data, new Work(LARGE, false, 0), threads);
      add(mode + ", 176, RandAugment 1", data, new Work(LARGE, false, 1), threads);
      add(mode + ", 176, RandAugment 2", data, new Work(LARGE, false, 2), threads);
      add(mode + ", 176, scaled", data, new Work(LARGE, true, 0), threads);
      add(mode + ", 88", data, new Work(SMALL, false, 0), threads);
      add(mode + ", 88, scaled", data, new Work(SMALL, true, 0), threads);
      add(mode + ", 88, of a plan to 176", data, planned(false), threads);
      add(mode + ", 88, of a plan to 176, scaled", data, planned(true), threads);
      subjects.put(
          mode + ", 176, first epoch, " + threads,
          epoch ->
              LoadedSource.open(data, new Work(LARGE, false, 0), spare)
                  .load(epoch, BATCH, threads));
    }
  }

  private static Work planned(boolean scaled) {
    return new Work(LARGE, scaled, 0, OptionalInt.of(SMALL));
  }

  private void add(String name, Path data, Work work, int threads) {
    LoadedSource source = LoadedSource.open(data, work, spare);
    int epochs = name.startsWith("raw") ? EPOCHS_OF_PIXELS : 1;
    subjects.put(
        name + ", " + threads,
        epoch -> source.load(epochs * epoch, epochs, BATCH, threads, done -> {}));
  }

  private void run(int rounds) {
    for (int round = -WARM_ROUNDS; round < rounds; round++) {
      int epoch = round + WARM_ROUNDS;
      for (Map.Entry<String, IntUnaryOperator> subject : subjects.entrySet()) {
        Lap lap = Lap.of(() -> images = subject.getValue().applyAsInt(epoch));
        if (round >= 0) {
          Lap each = new Lap(lap.wall() * MICROS / images, lap.cpu() * MICROS / images);
          laps.computeIfAbsent(subject.getKey(), name -> new ArrayList<>()).add(each);
        }
      }
    }
  }

  private void print() {
    System.out.printf(
        "%-36s %9s %8s %8s   %s%n", "", "images/s", "best", "CPU us", "bare CPU / CPU (range)");
    laps.forEach(this::print);
  }

  private void print(String name, List<Lap> each) {
    double[] wall = each.stream().mapToDouble(Lap::wall).sorted().toArray();
    double[] ratios = Lap.ratios(bare(name), each, Lap::cpu);
    System.out.printf(
        "%-36s %9.0f %8.0f %8.0f   %.2f (%.2f to %.2f)%n",
        name,
        1e6 / wall[wall.length / 2],
        1e6 / wall[0],
        Lap.median(each).cpu(),
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private List<Lap> bare(String name) {
    if (name.startsWith("bare")) {
      return laps.getOrDefault(name, List.of());
    }
    String kind =
        name.startsWith("raw")
            ? "copy"
            : name.startsWith("folder") ? "decode, bilinear" : "decode, area";
    return laps.getOrDefault(
        "bare %s, %d".formatted(kind, name.contains(", 88,") ? SMALL : LARGE), List.of());
  }
}
