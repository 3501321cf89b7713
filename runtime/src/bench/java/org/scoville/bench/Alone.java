package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.ingredient.Place;
import org.scoville.runtime.algorithm.BatchBehavior;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.MicroBatch;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.TargetBehavior;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.train.Plan;

/** A timer of a plan's work on images and targets, without the network. */
final class Alone implements AutoCloseable {
  private static final int TIMES = 9;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Kernels kernels = Kernels.load(Device.cpu());
  private final List<Plan.Entry> entries;
  private final Map<Class<?>, Behavior> behaviors = new HashMap<>();
  private final NDArray images;
  private final NDArray labels;

  Alone(Plan plan, int batchSize) {
    entries =
        plan.entries().stream()
            .filter(e -> e.place() == Place.BATCH || e.place() == Place.TARGETS)
            .toList();
    Map<Class<?>, Behavior.Factory> factories = ResNetStep.behaviors();
    for (Plan.Entry entry : entries) {
      RunTiming runTiming = new RunTiming(entry.timing(), ResNetStep.STEPS, ResNetStep.STEPS);
      behaviors.computeIfAbsent(
          entry.algorithm().getClass(),
          type -> factories.get(type).create(entry.algorithm(), runTiming));
    }
    images =
        kernels
            .contiguous(
                manager.randomNormal(new Shape(batchSize, ResNetStep.PIXELS, ResNetStep.PIXELS, 3)))
            .transpose(0, 3, 1, 2);
    labels = manager.zeros(new Shape(batchSize, ResNetStep.CLASSES));
  }

  /** Milliseconds that the moments of a plan take in the mean, each by its median. */
  double millis(List<Contender.Moment> moments) {
    double sum = 0;
    for (Contender.Moment key : moments) {
      List<Lap> laps = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        laps.add(Lap.of(() -> change(key.batch())));
      }
      sum += key.share() * Lap.median(laps).wall();
    }
    return sum;
  }

  private void change(long batch) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray inputs = images.reshape(images.getShape());
      inputs.attach(scope);
      NDArray oneHot = labels.reshape(labels.getShape());
      oneHot.attach(scope);
      NDArray targets = oneHot;
      List<Sample> samples = ResNetStep.samples(batch, Math.toIntExact(oneHot.getShape().get(0)));
      MicroBatch micro = new MicroBatch(batch, 0, 0, 0, 1, oneHot, samples);
      for (Plan.Entry entry : entries) {
        Behavior behavior = behaviors.get(entry.algorithm().getClass());
        if (entry.place() == Place.BATCH) {
          inputs = ((BatchBehavior) behavior).images(inputs, micro, kernels);
        } else {
          targets = ((TargetBehavior) behavior).targets(targets, micro, kernels);
        }
      }
    }
  }

  @Override
  public void close() {
    manager.close();
    kernels.close();
  }
}
