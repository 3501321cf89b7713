package com.example.squeeze;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.optimizer.AdamW;
import org.scoville.recipe.Precision;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.AdamUpdater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.wiring.BuiltInBehaviors;

/**
 * A short training on images with a brightness for each class.
 *
 * @param plan the algorithms
 * @param microBatch images that go through the network at once; 0 means a replica's whole share
 */
record SqueezeRun(Plan plan, int microBatch) {
  private static final NetworkDesign NETWORK =
      new CifarResNetDesign(
          new CifarResNet(8, 4, 1, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.LOG_PRIOR));

  static final int PIXELS = 8;
  static final int CLASSES = 4;
  static final int STEPS = 40;
  static final ImageShapes IMAGES = ImageShapes.of(new ImageShape(3, PIXELS, PIXELS));
  private static final int BATCH = 16;
  private static final Injector INJECTOR =
      Guice.createInjector(new BuiltInBehaviors(), new SqueezeBehaviors());

  TrainerParts parts() {
    return new TrainerParts(
        NETWORK,
        Losses::crossEntropy,
        AdamUpdater.behavior(new AdamW(0.01, 0.9, 0.99, 1e-8, 0.01, false, false)),
        (step, steps, perEpoch) -> 1,
        plan,
        INJECTOR.getInstance(Key.get(new TypeLiteral<Map<Class<?>, Behavior.Factory>>() {})));
  }

  RunSettings settings() {
    return new RunSettings(1, STEPS, BATCH, microBatch, 7, 1, 0, Precision.FP32);
  }

  /** Trains on one device; the losses of the steps. */
  List<Float> losses() {
    return losses(replica -> {});
  }

  /** The same, and shows the replica around before it is closed. */
  List<Float> losses(Consumer<Replica> guest) {
    return train(0, new ReplicaGroup(1), guest);
  }

  /** Trains on two devices at once; the weights of each. */
  List<List<Float>> weightsOfTwo() {
    ReplicaGroup group = new ReplicaGroup(2);
    List<CompletableFuture<List<Float>>> running = new ArrayList<>();
    for (int rank = 0; rank < 2; rank++) {
      int own = rank;
      running.add(
          CompletableFuture.supplyAsync(
              () -> {
                List<Float> weights = new ArrayList<>();
                train(
                    own,
                    group,
                    replica -> {
                      for (float weight : replica.weights().parameters().values().toFloatArray()) {
                        weights.add(weight);
                      }
                    });
                return weights;
              }));
    }
    return running.stream().map(CompletableFuture::join).toList();
  }

  private List<Float> train(int rank, ReplicaGroup group, Consumer<Replica> guest) {
    List<Double> middle = List.of(127.0, 127.0, 127.0);
    Replica.DataFacts data =
        new Replica.DataFacts(IMAGES, CLASSES, middle, List.of(64.0, 64.0, 64.0));
    try (Replica replica = new Replica(rank, Device.cpu(), parts(), settings(), data)) {
      List<Float> losses = new ArrayList<>();
      for (int step = 1; step <= STEPS; step++) {
        step(replica, rank, step, group);
        losses.add(replica.loss());
      }
      guest.accept(replica);
      return losses;
    } catch (RuntimeException | Error e) {
      group.abort();
      throw e;
    }
  }

  private static void step(Replica replica, int rank, int step, ReplicaGroup group) {
    int share = BATCH / group.size();
    Draw draw = Draw.of(3, step, rank);
    int[] labels = new int[share];
    ByteBuffer images =
        ByteBuffer.allocateDirect(share * PIXELS * PIXELS * 3).order(ByteOrder.nativeOrder());
    for (int i = 0; i < share; i++) {
      labels[i] = draw.nextInt(CLASSES);
      for (int pixel = 0; pixel < PIXELS * PIXELS * 3; pixel++) {
        images.put((byte) (50 * labels[i] + draw.nextInt(40)));
      }
    }
    Shape shape = new Shape(share, PIXELS, PIXELS, 3);
    replica.step(images.flip(), shape, labels, List.of(), step, 1, group, StopRequest.NEVER);
  }
}
