package cases.wd_exempt_by_name;

import org.scoville.optimizer.SGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.FfcvResNet50;

@Recipe(epochs = 40, batchSize = 4096, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends FfcvResNet50 {
  @Override
  @Optimizer
  @SGD.With(learningRate = 1.7, weightDecay = 5e-5, decayNormsAndBiases = true)
  SGD optimizer();
}
