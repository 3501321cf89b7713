package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.wiring.BuiltInBehaviors;

/** Steps of a ResNet-50 at 176 pixels, fp32, on random images, with a plan's algorithms. */
final class ResNetStep implements AutoCloseable {
  static final int PIXELS = 176;
  static final int CLASSES = 1000;

  /** Steps of the run that plans see. */
  static final int STEPS = 1000;

  private static final int CHANNELS = 3;

  private final Replica replica;
  private final int batchSize;

  ResNetStep(Plan plan, int batchSize) {
    this.batchSize = batchSize;
    ResNet model = new ResNet(50, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO);
    TrainerParts parts =
        new TrainerParts(
            new ResNetDesign(model),
            Losses::crossEntropy,
            DecoupledSgdUpdater.behavior(new DecoupledSGD(0.01, 0.9, 0, 5e-5, false, true)),
            (step, all, perEpoch) -> 1,
            plan,
            behaviors());
    RunSettings settings =
        new RunSettings(1, STEPS, batchSize, 0, 1, TensorEngine.threads(), 0, Precision.FP32);
    List<Double> middle = List.of(127.0, 127.0, 127.0);
    replica =
        new Replica(
            0,
            Device.cpu(),
            parts,
            settings,
            new Replica.DataFacts(
                ImageShapes.of(new ImageShape(CHANNELS, PIXELS, PIXELS)), CLASSES, middle, middle));
  }

  /** The factories of behaviors, as the launcher binds them. */
  static Map<Class<?>, Behavior.Factory> behaviors() {
    return Guice.createInjector(new BuiltInBehaviors())
        .getInstance(Key.get(new TypeLiteral<Map<Class<?>, Behavior.Factory>>() {}));
  }

  /** Takes the step of a number, counted from 1. */
  void take(long batch) {
    Random random = new Random(1);
    byte[] bytes = new byte[batchSize * PIXELS * PIXELS * CHANNELS];
    random.nextBytes(bytes);
    ByteBuffer images = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
    images.put(bytes).flip();
    int[] labels = random.ints(batchSize, 0, CLASSES).toArray();
    Shape shape = new Shape(batchSize, PIXELS, PIXELS, CHANNELS);
    replica.step(
        images, shape, labels, samples(batch), batch, 1, new ReplicaGroup(1), StopRequest.NEVER);
    if (!Float.isFinite(replica.loss())) {
      throw new IllegalStateException("the loss is " + replica.loss());
    }
  }

  private List<Sample> samples(long batch) {
    return samples(batch, batchSize);
  }

  /** The images of a batch. */
  static List<Sample> samples(long batch, int count) {
    return IntStream.range(0, count).mapToObj(image -> new Sample(batch, image, 0, 0, 1)).toList();
  }

  @Override
  public void close() {
    replica.close();
  }
}
