package corpus.requirement;

import corpus.Calm;
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
  Thinning thinning();
}

/** Removes small weights as it goes. */
@Requires(capability = Kernels.class, because = "only sparse kernels gain from zeros")
record Thinning(double share) implements StepRule {
  @Hyperparameters
  @interface With {
    @Range(min = 0, below = 1)
    double share() default 0.5;
  }
}

/** A network with sparse kernels. */
interface Kernels {}

/** A network of sparse layers. */
record SparseNet(int layers) implements Network, Kernels {
  @Hyperparameters
  @interface With {
    @Range(min = 1)
    int layers() default 4;
  }
}
