package hostile.inherited_types;

import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
interface Small extends Parent {
  record Mine(double scale) implements org.scoville.ingredient.StepRule {
    @org.scoville.ingredient.Hyperparameters
    @interface With {
      double scale() default 1;
    }
  }

  @org.scoville.recipe.Algorithm
  Mine mine();
}
