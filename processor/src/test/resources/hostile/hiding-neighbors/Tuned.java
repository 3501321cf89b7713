package hostile.hiding_neighbors;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.MixUp;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Parent {
  @Without
  MixUp mixUp();

  @Algorithm
  Edge edge();
}

interface Parent extends Calm {
  @Algorithm
  MixUp mixUp();
}

record Edge(double limit, float bound, java.lang.String name) implements StepRule {
  @Hyperparameters
  @interface With {
    double limit() default 1.0 / 0;

    float bound() default -1.0f / 0;

    java.lang.String name() default "edge";
  }
}
