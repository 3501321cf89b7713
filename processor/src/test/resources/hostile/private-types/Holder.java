package hostile.private_types;

import cases.Calm;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

final class Holder {
  private Holder() {}

  private record Secret(double scale) implements BatchTransform {
    @Hyperparameters
    @interface With {
      double scale() default 1;
    }
  }

  interface Parent extends Calm {
    @Algorithm
    Secret secret();
  }

  @Recipe(epochs = 90, batchSize = 2048)
  interface Told extends Parent {
    @Override
    @Without
    Secret secret();
  }
}
