package hostile.two_specs;

import cases.Calm;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm {
  @Algorithm
  Noise noise();

  record Noise(SPEC first, SPEC_ second) implements StepRule {
    @Hyperparameters
    @interface With {
      SPEC first() default SPEC.LOUD;

      SPEC_ second() default SPEC_.LOW;
    }
  }
}

enum SPEC {
  LOUD
}

enum SPEC_ {
  LOW
}
