package org.scoville.runtime.launch;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.SampleTransform;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;
import org.scoville.recipe.Train;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.GradientBehavior;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.algorithm.Stateless;
import org.scoville.runtime.algorithm.SurgeryBehavior;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.wiring.BehaviorModule;
import org.scoville.runtime.wiring.CompiledRecipe;

/** A plug-in's own problem is printed as its message alone, wherever it is thrown. */
class ForeignProblemTest {
  private static final String SENTENCE = "the lens is dirty; clean it";

  @TempDir Path folder;

  /** A plug-in's problem. */
  private static final class LensProblem extends Problem {
    private static final long serialVersionUID = 1;

    LensProblem() {
      super(SENTENCE);
    }
  }

  record Surgery() implements ModelSurgery {}

  record Sample() implements SampleTransform {}

  record Step() implements StepRule {}

  record Images() implements Loader {}

  /** A small recipe with a plan and a module of the plug-in's in place of its own. */
  private record Recipe(Plan plan, boolean ownImages) implements CompiledRecipe {
    @Override
    public RecipeSpec spec() {
      return SmallRecipe.gray().spec();
    }

    @Override
    public Module module() {
      return Modules.override(SmallRecipe.gray().module())
          .with(
              new AbstractModule() {
                @Override
                protected void configure() {
                  bind(Plan.class).toInstance(plan);
                  if (ownImages) {
                    bind(Key.get(Loader.class, Train.class)).toInstance(new Images());
                    bind(Key.get(Loader.class, Evaluate.class)).toInstance(new Images());
                  }
                  install(new Behaviors());
                }
              });
    }
  }

  private static final class Behaviors extends BehaviorModule {
    @Override
    protected void configure() {
      algorithm(Surgery.class, (record, timing) -> surgery());
      algorithm(Sample.class, (record, timing) -> sample());
      algorithm(Step.class, (record, timing) -> step());
      loader(
          Images.class,
          (record, directory, training) -> {
            throw new LensProblem();
          });
    }

    private static Behavior surgery() {
      return (SurgeryBehavior & Stateless)
          blueprint -> {
            throw new LensProblem();
          };
    }

    private static Behavior sample() {
      return (SampleBehavior & Stateless)
          (canvas, sample) -> {
            throw new LensProblem();
          };
    }

    private static Behavior step() {
      return (GradientBehavior & Stateless)
          (gradient, weights, batch, kernels) -> {
            throw new LensProblem();
          };
    }
  }

  @Test
  void inASurgery() {
    printed(new Recipe(Plan.builder().surgery(new Surgery(), "").build(), false));
  }

  @Test
  void whenTheImagesAreOpened() {
    printed(new Recipe(Plan.builder().build(), true));
  }

  @Test
  void whenAnImageIsChanged() {
    printed(new Recipe(Plan.builder().sample(new Sample(), Timing.always(), "").build(), false));
  }

  @Test
  void inAStep() {
    printed(new Recipe(Plan.builder().step(new Step(), Timing.always(), "").build(), false));
  }

  private void printed(Recipe recipe) {
    Invocation printed =
        Invocation.main(
            recipe,
            "--data",
            SmallImages.idx(folder.resolve("data"), 32, 8),
            "--out",
            folder.resolve("out"),
            "--epochs",
            1,
            "--threads",
            1);
    printed.failed("scoville: " + SENTENCE + System.lineSeparator());
  }
}
