package cases.return_types_clash;

import cases.Calm;
import org.scoville.optimizer.LAMB;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Optimizer
  @LAMB.With(learningRate = 5e-3, weightDecay = 0.02)
  LAMB optimizer(); // error: [return-types-clash]
}
