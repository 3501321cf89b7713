package com.example.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;

/** The algorithm in a training of two replicas, which see different images. */
class LookaheadReplicasTest {
  private static final int STEPS = 7;
  private static final int SHARE = 4;
  private static final int PIXELS = 16;
  private static final int CLASSES = 3;
  private static final RunSettings COURSE =
      new RunSettings(1, STEPS, 2 * SHARE, 0, 7, 1, 0, Precision.FP32);

  /** The weights of a replica at the end. */
  private record End(List<Float> trained, List<Float> slow) {}

  @Test
  void twoReplicasStayEqualToTheBit() {
    TensorEngine.start();
    ReplicaGroup group = new ReplicaGroup(2);
    CompletableFuture<End> first = CompletableFuture.supplyAsync(() -> train(0, group));
    CompletableFuture<End> second = CompletableFuture.supplyAsync(() -> train(1, group));
    assertThat(first.join()).isEqualTo(second.join());
    assertThat(first.join().slow()).isNotEqualTo(first.join().trained());
  }

  private static End train(int rank, ReplicaGroup group) {
    Replica.DataFacts data =
        new Replica.DataFacts(
            ImageShapes.of(new ImageShape(1, PIXELS, PIXELS)),
            CLASSES,
            List.of(127.0),
            List.of(64.0));
    try (Replica replica = new Replica(rank, Device.cpu(), parts(), COURSE, data)) {
      Draw draw = Draw.of(5, rank);
      for (int step = 1; step <= STEPS; step++) {
        ByteBuffer images =
            ByteBuffer.allocateDirect(SHARE * PIXELS * PIXELS).order(ByteOrder.nativeOrder());
        while (images.hasRemaining()) {
          images.put((byte) draw.nextInt(256));
        }
        images.flip();
        int[] labels = new int[SHARE];
        for (int i = 0; i < SHARE; i++) {
          labels[i] = draw.nextInt(CLASSES);
        }
        Shape shape = new Shape(SHARE, PIXELS, PIXELS, 1);
        replica.step(images, shape, labels, List.of(), step, 1, group, StopRequest.NEVER);
      }
      return new End(
          list(replica.weights().parameters().values().toFloatArray()),
          list(replica.average().orElseThrow().parameters().values().toFloatArray()));
    } catch (RuntimeException | Error e) {
      group.abort();
      throw e;
    }
  }

  private static TrainerParts parts() {
    Lookahead record = new Lookahead(3, 0.5);
    return new TrainerParts(
        new CifarResNetDesign(
            new CifarResNet(8, 4, 1, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO)),
        Losses.of(new BinaryCrossEntropy(Reduction.SUM_PER_SAMPLE, 1)),
        DecoupledSgdUpdater.behavior(new DecoupledSGD(0.1, 0.9, 0, 0, false, true)),
        (step, steps, stepsPerEpoch) -> 1,
        Plan.builder().average(record, Timing.always(), "").build(),
        Map.of(Lookahead.class, (a, timing) -> new LookaheadAverage(record, timing)));
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
