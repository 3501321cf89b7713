package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.ingredient.Place;
import org.scoville.ingredient.RateCurve;
import org.scoville.runtime.algorithm.BatchBehaviour;
import org.scoville.runtime.algorithm.Behaviour;
import org.scoville.runtime.algorithm.GradientBehaviour;
import org.scoville.runtime.algorithm.Occasion;
import org.scoville.runtime.algorithm.SampleBehaviour;
import org.scoville.runtime.algorithm.StepBehaviour;
import org.scoville.runtime.algorithm.SurgeryBehaviour;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.problem.MissingBehavior;

/**
 * What a recipe's ingredients do, ready for any number of replicas.
 *
 * @param network the model
 * @param loss the loss
 * @param optimizer the optimizer
 * @param rate the schedule
 * @param plan the algorithms in their order
 * @param behaviours what makes the algorithms' behaviours, by record class
 */
public record Parts(
    NetworkDesign network,
    LossFunction loss,
    Updater.Starter optimizer,
    RateCurve rate,
    Plan plan,
    Map<Class<?>, Behaviour.Factory> behaviours) {

  /** Copies the map. */
  public Parts {
    behaviours = Map.copyOf(behaviours);
  }

  /**
   * The network of a run, once the algorithms have operated on it.
   *
   * @param loaded the images as their files give them, before any algorithm changes them
   */
  public Blueprint blueprint(Course course, ImageShapes loaded, int classes) {
    return blueprint(behave(course), course, loaded, classes);
  }

  /** The network once these behaviours have operated on it. */
  Blueprint blueprint(
      Map<Class<?>, Behaviour> behaviours, Course course, ImageShapes loaded, int classes) {
    Blueprint blueprint = network.blueprint(shapes(behaviours, course, loaded), classes);
    for (SurgeryBehaviour surgery : at(plan, Place.SURGERY, behaviours, SurgeryBehaviour.class)) {
      blueprint = surgery.operate(blueprint);
    }
    return blueprint;
  }

  /** The images that the network is given, of those that are loaded. */
  ImageShapes shapes(Map<Class<?>, Behaviour> behaviours, Course course, ImageShapes loaded) {
    ImageShape smallest = loaded.smallest();
    ImageShape largest = loaded.largest();
    for (Plan.Entry entry : plan.at(Place.SAMPLE).toList()) {
      if (behaviours.get(entry.algorithm().getClass()) instanceof SampleBehaviour each) {
        Occasion occasion = course.occasion(entry.timing());
        smallest = occasion.ever() ? left(each, smallest) : smallest;
        largest = occasion.always() ? left(each, largest) : largest;
      }
    }
    for (BatchBehaviour each : at(plan, Place.BATCH, behaviours, BatchBehaviour.class)) {
      smallest = each.smallest(smallest);
      largest = each.largest(largest);
    }
    return new ImageShapes(smallest, largest, loaded.evaluation());
  }

  private static ImageShape left(SampleBehaviour behaviour, ImageShape image) {
    return image.sized(behaviour.height(image.height()), behaviour.width(image.width()));
  }

  /** The optimizer's rate where the schedule's factor is 1. */
  double peakRate() {
    return optimizer.peakRate();
  }

  /** One behaviour for each algorithm of the plan, for one replica. */
  Map<Class<?>, Behaviour> behave(Course course) {
    return behave(course, plan.entries());
  }

  /** One behaviour for each algorithm of some entries of the plan. */
  Map<Class<?>, Behaviour> behave(Course course, List<Plan.Entry> entries) {
    Map<Class<?>, Behaviour> made = new HashMap<>();
    for (Plan.Entry entry : entries) {
      Occasion occasion = course.occasion(entry.timing());
      Record algorithm = entry.algorithm();
      made.computeIfAbsent(algorithm.getClass(), type -> factory(type).create(algorithm, occasion));
    }
    return made;
  }

  private Behaviour.Factory factory(Class<?> algorithm) {
    Behaviour.Factory factory = behaviours.get(algorithm);
    if (factory == null) {
      throw new MissingBehavior(algorithm);
    }
    return factory;
  }

  /** The behaviours of a place, in the plan's order. */
  static <B extends Behaviour> List<B> at(
      Plan plan, Place place, Map<Class<?>, Behaviour> behaviours, Class<B> type) {
    return plan.at(place)
        .map(entry -> cast(entry, behaviours.get(entry.algorithm().getClass()), type))
        .toList();
  }

  /** What finds the gradient of a step; there is room for one. */
  static Optional<StepBehaviour> search(Plan plan, Map<Class<?>, Behaviour> behaviours) {
    List<StepBehaviour> all = onStep(plan, behaviours, StepBehaviour.class);
    if (all.size() > 1) {
      throw new TrainingProblem(
          "the recipe has %d algorithms that find the gradient of a step, which has room for one; drop the others"
              .formatted(all.size()));
    }
    return all.stream().findFirst();
  }

  /** What changes the gradient of a step once it is found, in the plan's order. */
  static List<GradientBehaviour> changes(Plan plan, Map<Class<?>, Behaviour> behaviours) {
    return onStep(plan, behaviours, GradientBehaviour.class);
  }

  private static <B extends Behaviour> List<B> onStep(
      Plan plan, Map<Class<?>, Behaviour> behaviours, Class<B> type) {
    List<B> some = new ArrayList<>();
    for (Plan.Entry entry : plan.at(Place.STEP).toList()) {
      Behaviour behaviour = behaviours.get(entry.algorithm().getClass());
      if (type.isInstance(behaviour)) {
        some.add(type.cast(behaviour));
      } else if (!(behaviour instanceof StepBehaviour || behaviour instanceof GradientBehaviour)) {
        throw idle(entry);
      }
    }
    return some;
  }

  private static <B extends Behaviour> B cast(
      Plan.Entry entry, @Nullable Behaviour behaviour, Class<B> type) {
    if (!type.isInstance(behaviour)) {
      throw idle(entry);
    }
    return type.cast(behaviour);
  }

  /** The problem that an algorithm's behaviour is none of the place where it stands. */
  static TrainingProblem idle(Plan.Entry entry) {
    return new TrainingProblem(
        "%s stands in the place \"%s\" but its behaviour does nothing there"
            .formatted(entry.algorithm().getClass().getSimpleName(), entry.place().words()));
  }
}
