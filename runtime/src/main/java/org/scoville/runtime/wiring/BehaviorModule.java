package org.scoville.runtime.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.UpdateRule;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.optimizer.OptimizerBehavior;

/**
 * Binds ingredients to their behaviors, one line each; a schedule needs none, because it computes
 * its rates itself. A jar that brings its own ingredients registers a module with
 * {@code @AutoService(BehaviorModule.class)}.
 */
public abstract class BehaviorModule extends AbstractModule {

  /** Opens the images of a loader. */
  @FunctionalInterface
  public interface Opener<R> {
    /** Opens the images of a selection, to train on or to evaluate on. */
    ImageSource open(R loader, DataSelection data, boolean training);
  }

  /** Binds an algorithm to its behavior. */
  protected final <R extends Record & AlgorithmPart> void algorithm(
      Class<R> type, BiFunction<R, RunTiming, ? extends Behavior> create) {
    bind(Behavior.Factory.class, type, (a, timing) -> create.apply(type.cast(a), timing));
  }

  /** Binds a model to its design. */
  protected final <R extends Record & Network> void model(
      Class<R> type, Function<R, ? extends NetworkDesign> create) {
    bind(NetworkDesign.Factory.class, type, model -> create.apply(type.cast(model)));
  }

  /** Binds a loss to its function. */
  protected final <R extends Record & Objective> void loss(
      Class<R> type, Function<R, ? extends LossFunction> create) {
    bind(LossFunction.Factory.class, type, loss -> create.apply(type.cast(loss)));
  }

  /** Binds an optimizer to its behavior. */
  protected final <R extends Record & UpdateRule> void optimizer(
      Class<R> type, Function<R, OptimizerBehavior> create) {
    bind(
        new TypeLiteral<Function<Record, OptimizerBehavior>>() {},
        type,
        optimizer -> create.apply(type.cast(optimizer)));
  }

  /** Binds a loader to the source of its images. */
  protected final <R extends Record & Loader> void loader(Class<R> type, Opener<R> open) {
    bind(
        ImageSource.Factory.class,
        type,
        (loader, data, training) -> open.open(type.cast(loader), data, training));
  }

  private <F> void bind(Class<F> factory, Class<?> type, F made) {
    bind(TypeLiteral.get(factory), type, made);
  }

  private <F> void bind(TypeLiteral<F> factory, Class<?> type, F made) {
    MapBinder.newMapBinder(binder(), new TypeLiteral<Class<?>>() {}, factory)
        .addBinding(type)
        .toInstance(made);
  }
}
