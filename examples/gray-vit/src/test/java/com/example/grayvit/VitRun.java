package com.example.grayvit;

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
import java.util.function.Function;
import org.scoville.model.HeadBias;
import org.scoville.recipe.Precision;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.wiring.BuiltInBehaviors;

/**
 * A short training of a Vit under Lion, on gray images with a brightness for each class.
 *
 * @param plan the algorithms
 * @param microBatch images that go through the network at once; 0 means a replica's whole share
 * @param precision arithmetic of the passes
 */
record VitRun(Plan plan, int microBatch, Precision precision) {
  static final int PIXELS = 8;
  static final int CLASSES = 4;
  static final int STEPS = 40;
  static final Vit VIT = new Vit(PIXELS, 4, 8, 2, 2, HeadBias.LOG_PRIOR);
  static final ImageShapes IMAGES = ImageShapes.of(new ImageShape(1, PIXELS, PIXELS));

  private static final DecoupledLion LION = new DecoupledLion(3e-3, 0.9, 0.99, 1e-3);
  private static final int BATCH = 16;
  private static final Injector INJECTOR =
      Guice.createInjector(new BuiltInBehaviors(), new GrayVitBehaviors());

  /** A run in float32. */
  VitRun(Plan plan, int microBatch) {
    this(plan, microBatch, Precision.FP32);
  }

  /** A plan with the jar's surgery, to which a test adds. */
  static Plan.Builder surgery() {
    return Plan.builder().surgery(new LayerScale(0.1), "");
  }

  /** What the jar's module says the network is. */
  static NetworkDesign design() {
    return INJECTOR
        .getInstance(Key.get(new TypeLiteral<Map<Class<?>, NetworkDesign.Factory>>() {}))
        .get(Vit.class)
        .create(VIT);
  }

  private static OptimizerBehavior lion() {
    return INJECTOR
        .getInstance(
            Key.get(new TypeLiteral<Map<Class<?>, Function<Record, OptimizerBehavior>>>() {}))
        .get(DecoupledLion.class)
        .apply(LION);
  }

  private TrainerParts parts() {
    return new TrainerParts(
        design(),
        Losses::crossEntropy,
        lion(),
        (step, steps, perEpoch) -> 1,
        plan,
        INJECTOR.getInstance(Key.get(new TypeLiteral<Map<Class<?>, Behavior.Factory>>() {})));
  }

  private RunSettings settings() {
    return new RunSettings(1, STEPS, BATCH, microBatch, 7, 1, 0, precision);
  }

  /** The network once the algorithms have operated on it. */
  Blueprint blueprint() {
    return parts().blueprint(settings(), IMAGES, CLASSES);
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
      running.add(CompletableFuture.supplyAsync(() -> weights(own, group)));
    }
    return running.stream().map(CompletableFuture::join).toList();
  }

  private List<Float> weights(int rank, ReplicaGroup group) {
    List<Float> weights = new ArrayList<>();
    train(
        rank,
        group,
        replica -> {
          for (float weight : replica.weights().parameters().values().toFloatArray()) {
            weights.add(weight);
          }
        });
    return weights;
  }

  private List<Float> train(int rank, ReplicaGroup group, Consumer<Replica> guest) {
    Replica.DataFacts data = new Replica.DataFacts(IMAGES, CLASSES, List.of(127.0), List.of(64.0));
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
        ByteBuffer.allocateDirect(share * PIXELS * PIXELS).order(ByteOrder.nativeOrder());
    for (int i = 0; i < share; i++) {
      labels[i] = draw.nextInt(CLASSES);
      for (int pixel = 0; pixel < PIXELS * PIXELS; pixel++) {
        images.put((byte) (50 * labels[i] + draw.nextInt(40)));
      }
    }
    Shape shape = new Shape(share, PIXELS, PIXELS, 1);
    replica.step(images.flip(), shape, labels, List.of(), step, 1, group, StopRequest.NEVER);
  }
}
