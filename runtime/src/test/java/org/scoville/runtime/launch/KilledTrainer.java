package org.scoville.runtime.launch;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.SWA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.data.PackedImages;
import org.scoville.fact.Granularity;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.loss.CrossEntropy;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Timing;
import org.scoville.recipe.Train;
import org.scoville.runtime.algorithm.SmallResizing;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.schedule.CosineDecay;

/** A recipe with everything that keeps something from step to step, or draws at random. */
public final class KilledTrainer implements CompiledRecipe {
  private static final MixUp MIX_UP = new MixUp(0.2);
  private static final SAM CLIMB = new SAM(0.5, 1e-12);
  private static final EMA MOVING = new EMA(10, 0);
  private static final SWA MEAN = new SWA(0.3, 0.9, 0, 3);
  private static final RepeatedAugmentation REPEATS = new RepeatedAugmentation(2);
  private static final StochasticDepth DEPTH =
      new StochasticDepth(
          DropMethod.BLOCK,
          0.2,
          DropDistribution.LINEAR,
          DroppedBlocks.BOTTLENECK,
          0,
          Granularity.BATCH,
          true,
          false);
  private static final ProgressiveResizing RESIZING = SmallResizing.in(ResizingPlace.DEVICE);
  private static final Timing SECOND = Timing.every(2);

  public static void main(String[] args) {
    Launcher.main(new KilledTrainer(), args);
  }

  @Override
  public RecipeSpec spec() {
    RecipeSpec augmented = SmallRecipe.augmented().spec();
    return new RecipeSpec(
            KilledTrainer.class.getName(),
            augmented.run(),
            augmented.data(),
            augmented.lineage(),
            augmented.roles(),
            augmented.algorithms(),
            augmented.acceptances())
        .with(Role.MODEL, Ingredient.of("model", new TinyBottlenecks()))
        .with(AlgorithmUse.of("repeats", REPEATS))
        .with(AlgorithmUse.of("depth", DEPTH))
        .with(AlgorithmUse.of("resizing", RESIZING))
        .with(AlgorithmUse.of("mixUp", MIX_UP))
        .with(AlgorithmUse.of("sam", CLIMB).every(2))
        .with(AlgorithmUse.of("ema", MOVING).every(2))
        .with(AlgorithmUse.of("swa", MEAN));
  }

  @Override
  public Module module() {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(Key.get(Network.class, Model.class)).toInstance(new TinyBottlenecks());
        MapBinder.newMapBinder(
                binder(),
                new TypeLiteral<Class<?>>() {},
                new TypeLiteral<NetworkDesign.Factory>() {})
            .addBinding(TinyBottlenecks.class)
            .toInstance(model -> new TinyBottlenecks().design());
        bind(Key.get(Objective.class, Loss.class)).toInstance(of(Role.LOSS, CrossEntropy.class));
        bind(Key.get(Loader.class, Train.class)).toInstance(of(Role.TRAIN, PackedImages.class));
        bind(Key.get(Loader.class, Evaluate.class))
            .toInstance(of(Role.EVALUATE, PackedImages.class));
        bind(Key.get(UpdateRule.class, Optimizer.class))
            .toInstance(of(Role.OPTIMIZER, DecoupledSGD.class));
        bind(Key.get(RateCurve.class, Schedule.class))
            .toInstance(of(Role.SCHEDULE, CosineDecay.class));
        bind(Plan.class).toInstance(plan());
      }
    };
  }

  private <R> R of(Role role, Class<R> type) {
    return spec().find(role, type).orElseThrow();
  }

  private Plan plan() {
    return Plan.builder()
        .surgery(DEPTH, "")
        .sample(REPEATS, Timing.always(), "")
        .sample(spec().find(RandAugment.class).orElseThrow(), Timing.always(), "")
        .batch(RESIZING, Timing.always(), "")
        .batch(MIX_UP, Timing.always(), "")
        .targets(MIX_UP, Timing.always(), "")
        .step(CLIMB, SECOND, "")
        .average(MEAN, Timing.always(), "")
        .average(MOVING, SECOND, "")
        .build();
  }
}
