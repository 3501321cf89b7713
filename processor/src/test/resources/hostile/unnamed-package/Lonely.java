import cases.Calm;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Lonely extends Calm {
  @Algorithm
  Humming humming();
}

record Humming(double scale) implements StepRule {
  @Hyperparameters
  @interface With {
    double scale() default 1;
  }
}
