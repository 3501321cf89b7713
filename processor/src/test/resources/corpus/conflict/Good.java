package cases.conflict;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Conflicts;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  CutPaste cutPaste();

  /** Pastes a rectangle of another image. */
  @Conflicts(with = MixUp.class, because = "both blend the same targets")
  record CutPaste(double alpha) implements BatchTransform {
    @Hyperparameters
    @interface With {
      @Range(above = 0)
      double alpha() default 1;
    }
  }
}
