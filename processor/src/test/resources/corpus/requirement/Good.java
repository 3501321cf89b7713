package cases.requirement;

import cases.Calm;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.Requires;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Model
  SparseNet model();

  @Algorithm
  Pruning pruning();

  /** Removes small weights as it goes. */
  @Requires(capability = Sparse.class, because = "only sparse kernels gain from zeros")
  record Pruning(double share) implements StepRule {
    @Hyperparameters
    @interface With {
      @Range(min = 0, below = 1)
      double share() default 0.5;
    }
  }

  /** A network with sparse kernels. */
  interface Sparse {}

  /** A network of sparse layers. */
  record SparseNet(int layers) implements Network, Sparse {
    @Hyperparameters
    @interface With {
      @Range(min = 1)
      int layers() default 4;
    }
  }
}
