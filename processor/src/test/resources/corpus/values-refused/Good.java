package cases.values_refused;

import cases.Calm;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  @SWA.With(startFraction = 0.75)
  SWA swa();
}
