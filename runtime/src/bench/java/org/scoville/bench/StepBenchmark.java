package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
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
    List<Lap> ours = new ArrayList<>();
    List<Lap> plain = new ArrayList<>();
    List<Lap> theirs = new ArrayList<>();
    try (Replica channelsLast = replica(true);
        Replica channelsFirst = replica(false);
        DjlTrainer trainer = new DjlTrainer()) {
      for (int round = -1; round < rounds; round++) {
        List<Lap> laps =
            laps(
                steps, List.of(() -> step(channelsLast), () -> step(channelsFirst), trainer::step));
        Lap last = laps.get(0);
        Lap first = laps.get(1);
        Lap djl = laps.get(2);
        if (round >= 0) {
          ours.add(last);
          plain.add(first);
          theirs.add(djl);
          out.printf(
              "round %d: scoville %s, channels first %s, DJL %s, ratio %.2f (CPU %.2f)%n",
              round + 1, last, first, djl, djl.wall / last.wall, djl.cpu / last.cpu);
        }
      }
    }
    double[] wall = ratios(theirs, ours, lap -> lap.wall);
    double[] cpu = ratios(theirs, ours, lap -> lap.cpu);
    out.printf(
        "median: scoville %s, channels first %s, DJL %s%n",
        median(ours), median(plain), median(theirs));
    out.printf(
        "ratio DJL / scoville: %.2f (%.2f to %.2f) of wall time, %.2f (%.2f to %.2f) of CPU time%n",
        wall[rounds / 2], wall[0], wall[rounds - 1], cpu[rounds / 2], cpu[0], cpu[rounds - 1]);
  }

  /**
   * One trainer's median step of a round.
   *
   * @param wall milliseconds that passed
   * @param cpu milliseconds that the process's threads worked; steadier where others work too
   */
  private record Lap(double wall, double cpu) {
    @Override
    public String toString() {
      return "%.0f ms (CPU %.0f)".formatted(wall, cpu);
    }
  }

  /** Lets the trainers take steps in turn, so that a drift of the machine meets them alike. */
  private static List<Lap> laps(int steps, List<Runnable> trainers) {
    List<List<Lap>> taken = new ArrayList<>();
    trainers.forEach(trainer -> taken.add(new ArrayList<>()));
    for (int i = 0; i < steps; i++) {
      for (int t = 0; t < trainers.size(); t++) {
        taken.get(t).add(time(trainers.get(t)));
      }
    }
    return taken.stream().map(StepBenchmark::median).toList();
  }

  private static Lap time(Runnable step) {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = System.nanoTime();
    long startCpu = process.getProcessCpuTime();
    step.run();
    return new Lap(
        (System.nanoTime() - start) / MILLIS, (process.getProcessCpuTime() - startCpu) / MILLIS);
  }

  private static Lap median(List<Lap> laps) {
    return new Lap(
        median(laps.stream().mapToDouble(lap -> lap.wall).toArray()),
        median(laps.stream().mapToDouble(lap -> lap.cpu).toArray()));
  }

  /** Ratios round by round, smallest first. */
  private static double[] ratios(List<Lap> above, List<Lap> below, ToDoubleFunction<Lap> time) {
    double[] ratios = new double[above.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = time.applyAsDouble(above.get(i)) / time.applyAsDouble(below.get(i));
    }
    Arrays.sort(ratios);
    return ratios;
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
            new DecoupledSgdStarter(new DecoupledSGD(0.01, 0.9, 0, 5e-5, false, true)),
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
}
