package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.EMA;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;

/**
 * What a checkpoint every 50 steps costs a training: a ResNet-18 with EMA, batch 16, 64 pixels,
 * fp32, 50 steps with a checkpoint and 50 without in turns in one process; and the part of it that
 * the step waits for, beside one copy of as many bytes.
 *
 * <p>Arguments: rounds (default 8), and the folder to write to (default a temporary one). The first
 * round is not counted.
 */
public final class CheckpointBenchmark {
  private static final int EVERY = 50;
  private static final int BATCH = 16;
  private static final int PIXELS = 64;
  private static final int CHANNELS = 3;
  private static final int CLASSES = 1000;
  private static final double MEGA = 1e6;

  private final Path folder;
  private final ByteBuffer images;
  private final int[] labels;
  private final List<Lap> copies = new ArrayList<>();
  private final List<Lap> writes = new ArrayList<>();
  private long steps;

  private CheckpointBenchmark(Path folder) {
    this.folder = folder;
    Random random = new Random(1);
    byte[] bytes = new byte[BATCH * PIXELS * PIXELS * CHANNELS];
    random.nextBytes(bytes);
    this.images = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
    images.put(bytes).flip();
    this.labels = random.ints(BATCH, 0, CLASSES).toArray();
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 8;
    Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("checkpoints");
    ProcessTuning.apply();
    TensorEngine.start();
    new CheckpointBenchmark(folder).run(rounds, System.out);
  }

  private void run(int rounds, PrintStream out) throws Exception {
    List<List<Lap>> with = new ArrayList<>();
    List<List<Lap>> without = new ArrayList<>();
    try (Replica saved = replica();
        Replica plain = replica()) {
      StateCopy copy = saved.stateCopy();
      long bytes = saved.stateSize().common() + saved.stateSize().own();
      out.printf(
          "ResNet-18 with EMA, batch %d, %d px, fp32, %d threads; the state has %.1f MB%n",
          BATCH, PIXELS, TensorEngine.threads(), bytes / MEGA);
      for (int round = 0; round <= rounds; round++) {
        with.add(withCheckpoint(saved, copy));
        without.add(laps(plain, EVERY));
        out.printf(
            "round %d: step %s with, %s without; copy %s, written in %s%n",
            round,
            Lap.median(with.get(round)),
            Lap.median(without.get(round)),
            copies.get(round),
            writes.get(round));
      }
      print("a copy as a step makes it", copies.subList(1, copies.size()), out);
      print("one array of as many bytes", flat(saved, bytes / Float.BYTES, rounds), out);
    }
    print("written meanwhile", writes.subList(1, writes.size()), out);
    ratio("median step", with, without, Lap::median, out);
    ratio("all 50 steps", with, without, CheckpointBenchmark::sum, out);
  }

  /** Fifty steps, the first of which ends with a copy that is written during the others. */
  private List<Lap> withCheckpoint(Replica replica, StateCopy copy) throws Exception {
    List<Lap> laps = new ArrayList<>();
    laps.add(
        Lap.of(
            () -> {
              step(replica);
              copies.add(Lap.of(() -> replica.copyTo(copy)));
            }));
    FutureTask<Lap> writing = new FutureTask<>(() -> Lap.of(() -> write(copy)));
    new Thread(writing, "checkpoint").start();
    laps.addAll(laps(replica, EVERY - 1));
    writes.add(writing.get());
    return laps;
  }

  private void write(StateCopy copy) {
    CheckpointFile.write(
        folder.resolve("step.safetensors"), steps, List.of(copy), NullNode.getInstance());
  }

  private List<Lap> laps(Replica replica, int count) {
    List<Lap> laps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      laps.add(Lap.of(() -> step(replica)));
    }
    return laps;
  }

  private void step(Replica replica) {
    steps++;
    replica.step(
        images.duplicate(),
        new Shape(BATCH, PIXELS, PIXELS, CHANNELS),
        labels,
        ResNetStep.samples(steps, BATCH),
        steps,
        1,
        new ReplicaGroup(1),
        StopRequest.NEVER);
    if (!Float.isFinite(replica.loss())) {
      throw new IllegalStateException("the loss is " + replica.loss());
    }
  }

  /** Copies of one array, the least that a copy of so many numbers can take. */
  private static List<Lap> flat(Replica replica, long numbers, int times) {
    List<Lap> laps = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray from = manager.zeros(new Shape(numbers));
      NDArray to = manager.zeros(new Shape(numbers));
      for (int i = 0; i <= times; i++) {
        laps.add(Lap.of(() -> replica.kernels().copy(from, to)));
      }
    }
    return laps.subList(1, laps.size());
  }

  private static Replica replica() {
    ResNet model = new ResNet(18, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO);
    TrainerParts parts =
        new TrainerParts(
            new ResNetDesign(model),
            Losses::crossEntropy,
            DecoupledSgdUpdater.behavior(new DecoupledSGD(0.01, 0.9, 0, 5e-5, false, true)),
            (step, all, perEpoch) -> 1,
            Plan.builder()
                .surgery(new ChannelsLast(), "")
                .average(new EMA(100, 0), Timing.every(10), "")
                .build(),
            ResNetStep.behaviors());
    List<Double> middle = List.of(127.0, 127.0, 127.0);
    return new Replica(
        0,
        Device.cpu(),
        parts,
        new RunSettings(
            1, ResNetStep.STEPS, BATCH, 0, 1, TensorEngine.threads(), 0, Precision.FP32),
        new Replica.DataFacts(
            ImageShapes.of(new ImageShape(CHANNELS, PIXELS, PIXELS)), CLASSES, middle, middle));
  }

  private static Lap sum(List<Lap> laps) {
    return laps.stream().reduce(new Lap(0, 0), (sum, lap) -> sum.plus(1, lap));
  }

  private static void print(String name, List<Lap> laps, PrintStream out) {
    double[] wall = laps.stream().mapToDouble(Lap::wall).sorted().toArray();
    out.printf(
        "%s: %.1f ms (%.1f to %.1f)%n",
        name, wall[wall.length / 2], wall[0], wall[wall.length - 1]);
  }

  private static void ratio(
      String name,
      List<List<Lap>> with,
      List<List<Lap>> without,
      Function<List<Lap>, Lap> of,
      PrintStream out) {
    List<Lap> above = with.stream().skip(1).map(of).toList();
    List<Lap> below = without.stream().skip(1).map(of).toList();
    double[] wall = Lap.ratios(above, below, Lap::wall);
    double[] cpu = Lap.ratios(above, below, Lap::cpu);
    int last = wall.length - 1;
    out.printf(
        "%s, with / without: %.2f (%.2f to %.2f) of wall time, %.2f (%.2f to %.2f) of CPU time%n",
        name, wall[last / 2], wall[0], wall[last], cpu[last / 2], cpu[0], cpu[last]);
  }
}
