package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.Timing;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.optimizer.DecoupledSgdStarter;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Course;
import org.scoville.runtime.train.Parts;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;

/**
 * Milliseconds of a ResNet-50 step, batch 8, 176 pixels, fp32: this runtime beside DJL's own
 * Trainer on its ResNetV1, in turns in one process, both with this runtime's settings of the
 * process.
 *
 * <p>Arguments: rounds, steps a round (default 5 and 4). The first round of each is not counted.
 */
public final class StepBenchmark {
  static final int BATCH = 8;
  static final int PIXELS = 176;
  static final int CLASSES = 1000;

  private static final double MILLIS = 1e6;

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
    double[] ours = new double[rounds];
    double[] plain = new double[rounds];
    double[] theirs = new double[rounds];
    double[] ratios = new double[rounds];
    try (Replica channelsLast = replica(true);
        Replica channelsFirst = replica(false);
        DjlTrainer trainer = new DjlTrainer()) {
      for (int round = -1; round < rounds; round++) {
        double last = time(steps, () -> step(channelsLast));
        double first = time(steps, () -> step(channelsFirst));
        double djl = time(steps, trainer::step);
        if (round >= 0) {
          ours[round] = last;
          plain[round] = first;
          theirs[round] = djl;
          ratios[round] = djl / last;
          out.printf(
              "round %d: scoville %.0f ms (channels first %.0f ms), DJL %.0f ms, ratio %.2f%n",
              round + 1, last, first, djl, djl / last);
        }
      }
    }
    out.printf(
        "median: scoville %.0f ms (channels first %.0f ms), DJL %.0f ms, ratio %.2f (%.2f to %.2f)%n",
        median(ours), median(plain), median(theirs), median(ratios), min(ratios), max(ratios));
  }

  private static double time(int steps, Runnable step) {
    double[] millis = new double[steps];
    for (int i = 0; i < steps; i++) {
      long start = System.nanoTime();
      step.run();
      millis[i] = (System.nanoTime() - start) / MILLIS;
    }
    return median(millis);
  }

  private static Replica replica(boolean channelsLast) {
    Plan.Builder plan = Plan.builder();
    if (channelsLast) {
      plan.surgery(new ChannelsLast(), Timing.always(), "");
    }
    ResNet model = new ResNet(50, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO);
    Parts parts =
        new Parts(
            new ResNetDesign(model),
            Losses::crossEntropy,
            new DecoupledSgdStarter(new DecoupledSGD(0.01, 0.9, 5e-5, false, true)),
            (step, all, perEpoch) -> 1,
            plan.build(),
            Map.of(ChannelsLast.class, (algorithm, occasion) -> new ChannelsLastSurgery()));
    Course course = new Course(1, 1000, BATCH, 0, 1, TensorEngine.threads(), 0);
    List<Double> middle = List.of(127.0, 127.0, 127.0);
    return new Replica(
        0, Device.cpu(), parts, course, new Replica.DataFacts(3, CLASSES, middle, middle));
  }

  private static void step(Replica replica) {
    Random random = new Random(1);
    byte[] bytes = new byte[BATCH * PIXELS * PIXELS * 3];
    random.nextBytes(bytes);
    ByteBuffer images = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
    images.put(bytes).flip();
    int[] labels = random.ints(BATCH, 0, CLASSES).toArray();
    replica.step(images, new Shape(BATCH, PIXELS, PIXELS, 3), labels, 1, 1, new ReplicaGroup(1));
    if (!Float.isFinite(replica.loss())) {
      throw new IllegalStateException("the loss is " + replica.loss());
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }
}
