package org.scoville.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Milliseconds of compiling 10, 100 and 1,000 recipes, in turns in one process: with the processor,
 * without it, and the recipes together with what the processor has generated for them.
 *
 * <p>Arguments: rounds (default 5), then numbers of recipes. The first round of each is not
 * counted.
 */
public final class CompileBenchmark {
  private CompileBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    List<Integer> counts =
        args.length > 1
            ? Stream.of(args).skip(1).map(Integer::valueOf).toList()
            : List.of(10, 100, 1000);
    Path folder = Files.createTempDirectory("compile-benchmark");
    try {
      for (int count : counts) {
        run(count, rounds, folder.resolve(Integer.toString(count)), System.out);
      }
    } finally {
      delete(folder);
    }
  }

  private static void run(int count, int rounds, Path folder, PrintStream out) throws IOException {
    RecipeSources sources = RecipeSources.write(count, folder.resolve("recipes"));
    List<Lap> with = new ArrayList<>();
    List<Lap> without = new ArrayList<>();
    List<Lap> generated = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      Path outputs = folder.resolve("round" + round);
      Lap processed = sources.compile(outputs.resolve("with"), true, List.of());
      Lap plain = sources.compile(outputs.resolve("without"), false, List.of());
      Lap both =
          sources.compile(
              outputs.resolve("generated"),
              false,
              RecipeSources.files(outputs.resolve("with").resolve("sources")));
      delete(outputs);
      if (round >= 0) {
        with.add(processed);
        without.add(plain);
        generated.add(both);
      }
    }
    out.printf("%d recipes, median of %d rounds (smallest to largest)%n", count, rounds);
    out.printf("  with the processor      %s%n", text(with, Lap::cpu));
    out.printf("  without it              %s%n", text(without, Lap::cpu));
    out.printf("  with its files, plain   %s%n", text(generated, Lap::cpu));
    out.printf("  with / without          %s%n", ratio(with, without));
    out.printf("  with / with its files   %s%n", ratio(with, generated));
    out.printf("  processor's own, each   %s CPU%n", text(with, lap -> lap.ownCpu() / count));
    out.printf("                          %s wall%n", text(with, lap -> lap.ownWall() / count));
  }

  private static String text(List<Lap> laps, ToDoubleFunction<Lap> time) {
    double[] sorted = laps.stream().mapToDouble(time).sorted().toArray();
    return "%,.2f ms (%,.2f to %,.2f)"
        .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /** Ratios of CPU time, round by round. */
  private static String ratio(List<Lap> above, List<Lap> below) {
    double[] ratios = new double[above.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above.get(i).cpu() / below.get(i).cpu();
    }
    Arrays.sort(ratios);
    return "%.2f (%.2f to %.2f)"
        .formatted(ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
