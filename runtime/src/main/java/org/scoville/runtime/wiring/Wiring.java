package org.scoville.runtime.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.MissingBehavior;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.TrainerParts;

/** A recipe's ingredients together with their behaviors. */
public final class Wiring {
  private final Injector injector;

  /** Wires a recipe with every {@link BehaviorModule} on the class path. */
  public Wiring(CompiledRecipe recipe) {
    List<Module> modules = new ArrayList<>();
    modules.add(recipe.module());
    modules.addAll(Registrations.behaviors().offers());
    this.injector = Guice.createInjector(modules);
  }

  /** The algorithms in their order. */
  public Plan plan() {
    return injector.getInstance(Plan.class);
  }

  /** The rates of the recipe's schedule. */
  public RateCurve rate() {
    return injector.getInstance(Key.get(RateCurve.class, Schedule.class));
  }

  /** The behavior of the optimizer. */
  public OptimizerBehavior optimizer() {
    Record optimizer = ingredient(UpdateRule.class, Optimizer.class);
    return behavior(
            new TypeLiteral<Map<Class<?>, Function<Record, OptimizerBehavior>>>() {}, optimizer)
        .apply(optimizer);
  }

  /** Opens the images to train on, or those to evaluate on. */
  public ImageSource images(DataSelection data, boolean training) {
    Record loader = ingredient(Loader.class, training ? Train.class : Evaluate.class);
    return behavior(new TypeLiteral<Map<Class<?>, ImageSource.Factory>>() {}, loader)
        .open(loader, data, training);
  }

  /** Everything that replicas are made of. */
  public TrainerParts parts() {
    Record model = ingredient(Network.class, Model.class);
    Record loss = ingredient(Objective.class, Loss.class);
    return new TrainerParts(
        behavior(new TypeLiteral<Map<Class<?>, NetworkDesign.Factory>>() {}, model).create(model),
        behavior(new TypeLiteral<Map<Class<?>, LossFunction.Factory>>() {}, loss).create(loss),
        optimizer(),
        rate(),
        plan(),
        injector.getInstance(Key.get(new TypeLiteral<Map<Class<?>, Behavior.Factory>>() {})));
  }

  private Record ingredient(Class<?> place, Class<? extends Annotation> role) {
    Object bound = injector.getInstance(Key.get(place, role));
    if (bound instanceof Record ingredient) {
      return ingredient;
    }
    throw new LaunchProblem(
        bound.getClass().getName() + " is no record; make the ingredient a record of its values");
  }

  private <F> F behavior(TypeLiteral<Map<Class<?>, F>> factories, Record ingredient) {
    F made = injector.getInstance(Key.get(factories)).get(ingredient.getClass());
    if (made == null) {
      throw new MissingBehavior(ingredient.getClass());
    }
    return made;
  }
}
