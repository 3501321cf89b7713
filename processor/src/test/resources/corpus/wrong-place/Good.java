package cases.wrong_place;

import cases.Calm;
import org.scoville.loss.CrossEntropy;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Loss
  CrossEntropy loss();
}
