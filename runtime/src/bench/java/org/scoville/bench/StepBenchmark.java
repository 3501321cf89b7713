package org.scoville.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;

/**
 * Milliseconds of a ResNet-50 step, batch 8, 176 pixels, fp32: this runtime beside DJL's own
 * Trainer on its ResNetV1, in turns in one process, both with this runtime's settings of the
 * process.
 *
 * <p>Arguments: rounds, steps a round (default 5 and 4). The first round of each is not counted.
 */
public final class StepBenchmark {
  static final int BATCH = 8;
  static final int PIXELS = ResNetStep.PIXELS;
  static final int CLASSES = ResNetStep.CLASSES;

  private StepBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int steps = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    ProcessTuning.apply();
    TensorEngine.start();
    PrintStream out = System.out;
    out.printf(
        "ResNet-50, batch %d, %d px, fp32, %d threads%n", BATCH, PIXELS, TensorEngine.threads());
    List<Lap> ours = new ArrayList<>();
    List<Lap> plain = new ArrayList<>();
    List<Lap> theirs = new ArrayList<>();
    try (ResNetStep channelsLast = new ResNetStep(channelsLast(), BATCH);
        ResNetStep channelsFirst = new ResNetStep(Plan.builder().build(), BATCH);
        DjlTrainer trainer = new DjlTrainer()) {
      for (int round = -1; round < rounds; round++) {
        List<Lap> laps =
            laps(
                steps,
                List.of(() -> channelsLast.take(1), () -> channelsFirst.take(1), trainer::step));
        Lap last = laps.get(0);
        Lap first = laps.get(1);
        Lap djl = laps.get(2);
        if (round >= 0) {
          ours.add(last);
          plain.add(first);
          theirs.add(djl);
          out.printf(
              "round %d: scoville %s, channels first %s, DJL %s, ratio %.2f (CPU %.2f)%n",
              round + 1, last, first, djl, djl.wall() / last.wall(), djl.cpu() / last.cpu());
        }
      }
    }
    double[] wall = Lap.ratios(theirs, ours, Lap::wall);
    double[] cpu = Lap.ratios(theirs, ours, Lap::cpu);
    out.printf(
        "median: scoville %s, channels first %s, DJL %s%n",
        Lap.median(ours), Lap.median(plain), Lap.median(theirs));
    out.printf(
        "ratio DJL / scoville: %.2f (%.2f to %.2f) of wall time, %.2f (%.2f to %.2f) of CPU time%n",
        wall[rounds / 2], wall[0], wall[rounds - 1], cpu[rounds / 2], cpu[0], cpu[rounds - 1]);
  }

  /** Lets the trainers take steps in turn, so that a drift of the machine meets them alike. */
  private static List<Lap> laps(int steps, List<Runnable> trainers) {
    List<List<Lap>> taken = new ArrayList<>();
    trainers.forEach(trainer -> taken.add(new ArrayList<>()));
    for (int i = 0; i < steps; i++) {
      for (int t = 0; t < trainers.size(); t++) {
        taken.get(t).add(Lap.of(trainers.get(t)));
      }
    }
    return taken.stream().map(Lap::median).toList();
  }

  private static Plan channelsLast() {
    return Plan.builder().surgery(new ChannelsLast(), "").build();
  }
}
