package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.ingredient.Place;
import org.scoville.ingredient.RateCurve;
import org.scoville.runtime.algorithm.BatchBehavior;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.GradientBehavior;
import org.scoville.runtime.algorithm.LoadedSizeBehavior;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.algorithm.StepBehavior;
import org.scoville.runtime.algorithm.SurgeryBehavior;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.problem.MissingBehavior;

/**
 * The behaviors of a recipe's ingredients, ready for any number of replicas.
 *
 * @param network the model
 * @param loss the loss
 * @param optimizer the optimizer
 * @param rate the schedule
 * @param plan the algorithms in their order
 * @param behaviors factories of the algorithms' behaviors, by record class
 * @param start weights of a file, which take the place of the first values
 */
public record TrainerParts(
    NetworkDesign network,
    LossFunction loss,
    OptimizerBehavior optimizer,
    RateCurve rate,
    Plan plan,
    Map<Class<?>, Behavior.Factory> behaviors,
    Optional<WeightImport> start) {

  /** Copies the map. */
  public TrainerParts {
    behaviors = Map.copyOf(behaviors);
  }

  /** The behaviors for training from scratch. */
  public TrainerParts(
      NetworkDesign network,
      LossFunction loss,
      OptimizerBehavior optimizer,
      RateCurve rate,
      Plan plan,
      Map<Class<?>, Behavior.Factory> behaviors) {
    this(network, loss, optimizer, rate, plan, behaviors, Optional.empty());
  }

  /** The same for replicas that start from the weights of a file. */
  public TrainerParts startingFrom(WeightImport weights) {
    return new TrainerParts(network, loss, optimizer, rate, plan, behaviors, Optional.of(weights));
  }

  /** The same for images of full size that are loaded already, and with weights that stay. */
  TrainerParts ofFullImages() {
    return new TrainerParts(
        network, loss, optimizer, (step, steps, each) -> 0, plan.ofFullImages(), behaviors, start);
  }

  /**
   * The network of a run, once the algorithms have operated on it.
   *
   * @param loaded the images as their files give them, before any algorithm changes them
   */
  public Blueprint blueprint(RunSettings settings, ImageShapes loaded, int classes) {
    return blueprint(behaviors(settings), settings, loaded, classes);
  }

  /** The network once these behaviors have operated on it. */
  Blueprint blueprint(
      Map<Class<?>, Behavior> behaviors, RunSettings settings, ImageShapes loaded, int classes) {
    Blueprint blueprint = network.blueprint(shapes(behaviors, settings, loaded), classes);
    for (SurgeryBehavior surgery : at(plan, Place.SURGERY, behaviors, SurgeryBehavior.class)) {
      blueprint = surgery.operate(blueprint);
    }
    return blueprint;
  }

  /** The images that the network is given, of those that are loaded. */
  ImageShapes shapes(Map<Class<?>, Behavior> behaviors, RunSettings settings, ImageShapes loaded) {
    ImageShape smallest = loaded.smallest();
    ImageShape largest = loaded.largest();
    List<BatchBehavior> onBatch = at(plan, Place.BATCH, behaviors, BatchBehavior.class);
    for (BatchBehavior each : onBatch.stream().filter(TrainerParts::isOfLoader).toList()) {
      smallest = each.smallest(smallest);
      largest = each.largest(largest);
    }
    for (Plan.Entry entry : plan.at(Place.SAMPLE).toList()) {
      if (behaviors.get(entry.algorithm().getClass()) instanceof SampleBehavior each) {
        RunTiming runTiming = settings.runTiming(entry.timing());
        smallest = runTiming.ever() ? left(each, smallest) : smallest;
        largest = runTiming.always() ? left(each, largest) : largest;
      }
    }
    for (BatchBehavior each : onBatch.stream().filter(it -> !isOfLoader(it)).toList()) {
      smallest = each.smallest(smallest);
      largest = each.largest(largest);
    }
    return new ImageShapes(smallest, largest, loaded.evaluation());
  }

  /** Whether it acts when the loader makes images, before those that change single images. */
  private static boolean isOfLoader(BatchBehavior behavior) {
    return behavior instanceof LoadedSizeBehavior;
  }

  private static ImageShape left(SampleBehavior behavior, ImageShape image) {
    return image.sized(behavior.height(image.height()), behavior.width(image.width()));
  }

  /**
   * Refuses algorithms of which nothing says what they keep from step to step: a run with one of
   * them would go on from a checkpoint as another run.
   *
   * @throws TrainingProblem with their names
   */
  public void checkResumable(RunSettings settings) {
    List<String> silent = ReplicaState.silent(behaviors(settings));
    if (!silent.isEmpty()) {
      throw new TrainingProblem(
          "the behavior of %s does not say what it keeps from step to step; implement Stateless, or Stateful, there"
              .formatted(String.join(" and that of ", silent)));
    }
  }

  /** The optimizer's rate where the schedule's factor is 1. */
  double peakRate() {
    return optimizer.peakRate();
  }

  /** One behavior for each algorithm of the plan, for one replica. */
  Map<Class<?>, Behavior> behaviors(RunSettings settings) {
    return behaviors(settings, plan.entries());
  }

  /** One behavior for each algorithm of some entries of the plan. */
  Map<Class<?>, Behavior> behaviors(RunSettings settings, List<Plan.Entry> entries) {
    Map<Class<?>, Behavior> made = new HashMap<>();
    for (Plan.Entry entry : entries) {
      RunTiming runTiming = settings.runTiming(entry.timing());
      Record algorithm = entry.algorithm();
      made.computeIfAbsent(
          algorithm.getClass(), type -> factory(type).create(algorithm, runTiming));
    }
    return made;
  }

  private Behavior.Factory factory(Class<?> algorithm) {
    Behavior.Factory factory = behaviors.get(algorithm);
    if (factory == null) {
      throw new MissingBehavior(algorithm);
    }
    return factory;
  }

  /** The behaviors of a stage, in the plan's order. */
  static <B extends Behavior> List<B> at(
      Plan plan, Place place, Map<Class<?>, Behavior> behaviors, Class<B> type) {
    return plan.at(place)
        .map(entry -> cast(entry, behaviors.get(entry.algorithm().getClass()), type))
        .toList();
  }

  /** The behavior that finds the gradient of a step, of which there can be one. */
  static Optional<StepBehavior> search(Plan plan, Map<Class<?>, Behavior> behaviors) {
    List<StepBehavior> all = onStep(plan, behaviors, StepBehavior.class);
    if (all.size() > 1) {
      throw new TrainingProblem(
          "the recipe has %d algorithms that find the gradient of a step, which has room for one; drop the others"
              .formatted(all.size()));
    }
    return all.stream().findFirst();
  }

  /** The behaviors that change the gradient of a step once it is found, in the plan's order. */
  static List<GradientBehavior> changes(Plan plan, Map<Class<?>, Behavior> behaviors) {
    return onStep(plan, behaviors, GradientBehavior.class);
  }

  private static <B extends Behavior> List<B> onStep(
      Plan plan, Map<Class<?>, Behavior> behaviors, Class<B> type) {
    List<B> some = new ArrayList<>();
    for (Plan.Entry entry : plan.at(Place.STEP).toList()) {
      Behavior behavior = behaviors.get(entry.algorithm().getClass());
      if (type.isInstance(behavior)) {
        some.add(type.cast(behavior));
      } else if (!(behavior instanceof StepBehavior || behavior instanceof GradientBehavior)) {
        throw idle(entry);
      }
    }
    return some;
  }

  private static <B extends Behavior> B cast(
      Plan.Entry entry, @Nullable Behavior behavior, Class<B> type) {
    if (!type.isInstance(behavior)) {
      throw idle(entry);
    }
    return type.cast(behavior);
  }

  /** The problem that an algorithm's behavior does not act at the stage where the plan has it. */
  static TrainingProblem idle(Plan.Entry entry) {
    return new TrainingProblem(
        "the plan has %s at the stage \"%s\", where its behavior does nothing; bind one that acts there"
            .formatted(entry.algorithm().getClass().getSimpleName(), entry.place().words()));
  }
}
