package cases.name_taken.neighbor;

import cases.Calm;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadNeighbor extends Calm { // error: [name-taken]
  @Algorithm
  Zoom zoom();

  record Zoom(Interpolation interpolation) implements StepRule {
    @Hyperparameters
    @interface With {
      Interpolation interpolation() default Interpolation.NEAREST;
    }
  }
}

/** Has the name of the enum of the loaders, which then goes by its package. */
enum Interpolation {
  NEAREST
}

/** Hides all packages whose names begin with org. */
class org {}
