package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.algorithm.Behaviour;
import org.scoville.runtime.algorithm.GradientBehaviour;
import org.scoville.runtime.algorithm.Occasion;
import org.scoville.runtime.algorithm.StepBehaviour;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.schedule.RateFunction;

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
    RateFunction rate,
    Plan plan,
    Map<Class<?>, Behaviour.Factory> behaviours) {

  /** Refuses algorithms that would silently do nothing. */
  public Parts {
    behaviours = Map.copyOf(behaviours);
    Stream.of(Plan.Place.SAMPLE, Plan.Place.EVALUATION)
        .flatMap(plan::at)
        .findFirst()
        .ifPresent(
            entry -> {
              throw new TrainingProblem(
                  "%s acts on the place \"%s\", where this version of the runtime runs nothing; drop"
                          .formatted(
                              entry.algorithm().getClass().getSimpleName(), entry.place().words())
                      + " it from the recipe");
            });
  }

  /** The optimizer's rate where the schedule's factor is 1. */
  double peakRate() {
    return optimizer.peakRate();
  }

  /** One behaviour for each algorithm of the plan, for one replica. */
  Map<Class<?>, Behaviour> behave(Course course) {
    Map<Class<?>, Behaviour> made = new HashMap<>();
    for (Plan.Entry entry : plan.entries()) {
      Occasion occasion = new Occasion(entry.timing(), course.steps(), course.stepsPerEpoch());
      Record algorithm = entry.algorithm();
      made.computeIfAbsent(algorithm.getClass(), type -> factory(type).create(algorithm, occasion));
    }
    return made;
  }

  private Behaviour.Factory factory(Class<?> algorithm) {
    Behaviour.Factory factory = behaviours.get(algorithm);
    if (factory == null) {
      throw new TrainingProblem(
          "nothing on the class path says what %s does; add the jar that brings its behaviour"
              .formatted(algorithm.getSimpleName()));
    }
    return factory;
  }

  /** The behaviours of a place, in the plan's order. */
  static <B extends Behaviour> List<B> at(
      Plan plan, Plan.Place place, Map<Class<?>, Behaviour> behaviours, Class<B> type) {
    return plan.at(place)
        .map(Plan.Entry::algorithm)
        .map(algorithm -> cast(algorithm, behaviours.get(algorithm.getClass()), place, type))
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
    for (Plan.Entry entry : plan.at(Plan.Place.STEP).toList()) {
      Behaviour behaviour = behaviours.get(entry.algorithm().getClass());
      if (type.isInstance(behaviour)) {
        some.add(type.cast(behaviour));
      } else if (!(behaviour instanceof StepBehaviour || behaviour instanceof GradientBehaviour)) {
        throw idle(entry.algorithm(), Plan.Place.STEP);
      }
    }
    return some;
  }

  private static <B extends Behaviour> B cast(
      Record algorithm, @Nullable Behaviour behaviour, Plan.Place place, Class<B> type) {
    if (!type.isInstance(behaviour)) {
      throw idle(algorithm, place);
    }
    return type.cast(behaviour);
  }

  private static TrainingProblem idle(Record algorithm, Plan.Place place) {
    return new TrainingProblem(
        "%s stands in the place \"%s\" but its behaviour does nothing there"
            .formatted(algorithm.getClass().getSimpleName(), place.words()));
  }
}
