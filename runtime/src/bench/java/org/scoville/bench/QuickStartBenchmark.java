package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.optimizer.MuonScale;
import org.scoville.optimizer.NAdamW;
import org.scoville.recipe.Precision;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.optimizer.AdamUpdater;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.MuonUpdater;
import org.scoville.runtime.optimizer.NAdamUpdater;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;

/**
 * Milliseconds that five whole steps of the quick start take under each optimizer, and their ratio
 * to DecoupledSGD's, in turns in one process.
 *
 * <p>Arguments: rounds (default 15). The first two rounds are not counted.
 */
public final class QuickStartBenchmark {
  private static final int PIXELS = 28;
  private static final int BATCH = 128;
  private static final int CLASSES = 10;
  private static final int UNCOUNTED = 2;
  private static final int STEPS_A_ROUND = 5;

  private final Map<String, Replica> replicas = new LinkedHashMap<>();
  private final ByteBuffer images =
      ByteBuffer.allocateDirect(BATCH * PIXELS * PIXELS).order(ByteOrder.nativeOrder());
  private final int[] labels;

  private QuickStartBenchmark() {
    Random random = new Random(1);
    byte[] bytes = new byte[images.capacity()];
    random.nextBytes(bytes);
    images.put(bytes).flip();
    labels = random.ints(BATCH, 0, CLASSES).toArray();
    add(
        "DecoupledSGD",
        DecoupledSgdUpdater.behavior(new DecoupledSGD(0.4, 0.9, 0, 5e-4, true, false)));
    add("AdamW", AdamUpdater.behavior(new AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01, false, true)));
    add("NAdamW", NAdamUpdater.behavior(new NAdamW(1e-3, 0.9, 0.999, 1e-8, 0.01, 4e-3, true)));
    add("Muon, 3 steps", MuonUpdater.behavior(muon(3)));
    add("Muon, 5 steps", MuonUpdater.behavior(muon(5)));
  }

  private static Muon muon(int steps) {
    return new Muon(
        0.02,
        0.95,
        true,
        steps,
        MuonScale.SHAPE,
        0.01,
        MuonRest.ADAMW,
        1e-3,
        0.9,
        0.95,
        1e-10,
        true);
  }

  private void add(String name, OptimizerBehavior optimizer) {
    CifarResNet model =
        new CifarResNet(8, 32, 2, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.LOG_PRIOR);
    TrainerParts parts =
        new TrainerParts(
            new CifarResNetDesign(model),
            Losses::binaryCrossEntropy,
            optimizer,
            (step, all, perEpoch) -> 0.1,
            Plan.builder().surgery(new ChannelsLast(), "").build(),
            ResNetStep.behaviors());
    Replica.DataFacts data =
        new Replica.DataFacts(
            ImageShapes.of(new ImageShape(1, PIXELS, PIXELS)),
            CLASSES,
            List.of(127.0),
            List.of(127.0));
    RunSettings settings =
        new RunSettings(
            1, ResNetStep.STEPS, BATCH, 0, 1, TensorEngine.threads(), 0, Precision.FP32);
    replicas.put(name, new Replica(0, Device.cpu(), parts, settings, data));
  }

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    ProcessTuning.apply();
    TensorEngine.start();
    System.out.printf("batch %d, fp32, %d threads%n", BATCH, TensorEngine.threads());
    new QuickStartBenchmark().run(rounds, System.out);
  }

  private void run(int rounds, PrintStream out) {
    Map<String, List<Lap>> laps = new LinkedHashMap<>();
    replicas.keySet().forEach(name -> laps.put(name, new ArrayList<>()));
    for (int round = 1; round <= UNCOUNTED + rounds; round++) {
      for (Map.Entry<String, Replica> each : replicas.entrySet()) {
        int first = (round - 1) * STEPS_A_ROUND + 1;
        Lap lap = Lap.of(() -> steps(each.getValue(), first));
        if (round > UNCOUNTED) {
          laps.get(each.getKey()).add(lap);
        }
      }
    }
    replicas.values().forEach(Replica::close);
    laps.forEach((name, taken) -> print(name, taken, laps.get("DecoupledSGD"), out));
  }

  private void steps(Replica replica, int first) {
    for (int batch = first; batch < first + STEPS_A_ROUND; batch++) {
      step(replica, batch);
    }
  }

  private void step(Replica replica, int batch) {
    replica.step(
        images.duplicate(),
        new Shape(BATCH, PIXELS, PIXELS, 1),
        labels,
        ResNetStep.samples(batch, BATCH),
        batch,
        1,
        new ReplicaGroup(1),
        StopRequest.NEVER);
    if (!Float.isFinite(replica.loss())) {
      throw new IllegalStateException("the loss is " + replica.loss());
    }
  }

  private static void print(String name, List<Lap> taken, List<Lap> base, PrintStream out) {
    double[] ratios = Lap.ratios(taken, base, Lap::cpu);
    out.printf(
        "%-14s %s, CPU ratio to DecoupledSGD %.2f (%.2f to %.2f)%n",
        name,
        Lap.median(taken),
        ratios[ratios.length / 2],
        ratios[ratios.length / 4],
        ratios[3 * ratios.length / 4]);
  }
}
