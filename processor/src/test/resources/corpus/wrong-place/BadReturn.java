package cases.wrong_place;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadReturn extends Calm {
  @Algorithm
  @MixUp.With
  StepRule mixUp(); // error: [wrong-place]
}
