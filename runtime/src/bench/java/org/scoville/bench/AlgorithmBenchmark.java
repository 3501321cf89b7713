package org.scoville.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;

/**
 * A benchmark of each algorithm's cost in a ResNet-50 step, batch 16, 176 pixels, fp32,
 * channels-last: the ratio to the plain step, taken in turns in the same run, and the time of its
 * own operations.
 *
 * <p>An algorithm that acts now and then is measured where it acts and where it rests, and the
 * steps are weighed by how many are like them.
 *
 * <p>Arguments: rounds, steps a round and moment (default 5 and 3), then parts of names to choose
 * by (default all). The first round of each is not counted.
 */
public final class AlgorithmBenchmark {
  private static final int BATCH = 16;

  private AlgorithmBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int steps = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<String> chosen = Arrays.asList(args).subList(Math.min(2, args.length), args.length);
    ProcessTuning.apply();
    TensorEngine.start();
    GradMode.off();
    PrintStream out = System.out;
    out.printf(
        "ResNet-50, batch %d, %d px, fp32, channels-last, %d threads; %d rounds of %d steps%n",
        BATCH, ResNetStep.PIXELS, TensorEngine.threads(), rounds, steps);
    Plan plain = Plan.builder().surgery(new ChannelsLast(), "").build();
    try (ResNetStep bare = new ResNetStep(plain, BATCH)) {
      for (Contender contender : Contender.all()) {
        if (chosen.isEmpty() || chosen.stream().anyMatch(contender.name()::contains)) {
          out.println(line(contender, bare, rounds, steps));
        }
      }
    }
  }

  private static String line(Contender contender, ResNetStep bare, int rounds, int steps) {
    List<Lap> plain = new ArrayList<>();
    List<Lap> with = new ArrayList<>();
    try (ResNetStep step = new ResNetStep(contender.plan(), BATCH)) {
      for (int round = -1; round < rounds; round++) {
        List<Lap> pair = round(contender, bare, step, round < 0 ? 1 : steps);
        if (round >= 0) {
          plain.add(pair.get(0));
          with.add(pair.get(1));
        }
      }
    }
    double[] wall = Lap.ratios(with, plain, Lap::wall);
    double[] cpu = Lap.ratios(with, plain, Lap::cpu);
    double alone;
    try (Alone own = new Alone(contender.plan(), BATCH)) {
      alone = own.millis(contender.moments());
    }
    double base = Lap.median(plain).wall();
    return "%-30s %.3f (%.3f to %.3f) of the plain step, CPU %.3f (%.3f to %.3f); %.0f of %.0f ms; its operations on the batch %.1f ms, %.1f %%"
        .formatted(
            contender.name(),
            wall[rounds / 2],
            wall[0],
            wall[rounds - 1],
            cpu[rounds / 2],
            cpu[0],
            cpu[rounds - 1],
            Lap.median(with).wall(),
            base,
            alone,
            100 * alone / base);
  }

  /** The plain step and the other one in turns, so that a drift of the machine meets them alike. */
  private static List<Lap> round(Contender contender, ResNetStep bare, ResNetStep step, int steps) {
    Lap plain = new Lap(0, 0);
    Lap with = new Lap(0, 0);
    for (Contender.Moment key : contender.moments()) {
      List<Lap> first = new ArrayList<>();
      List<Lap> second = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        first.add(Lap.of(() -> bare.take(key.batch())));
        second.add(Lap.of(() -> step.take(key.batch())));
      }
      plain = plain.plus(key.share(), Lap.median(first));
      with = with.plus(key.share(), Lap.median(second));
    }
    return List.of(plain, with);
  }
}
