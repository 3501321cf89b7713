package cases.softmax_of_one_class;

import cases.Calm;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1) // error: [softmax-of-one-class]
public interface BadSigmoid extends Calm {
  @Override
  @Loss
  @BinaryCrossEntropy.With
  Objective loss();
}
