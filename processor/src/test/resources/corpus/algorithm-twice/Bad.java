package cases.algorithm_twice;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @MixUp.With(alpha = 0.1)
  MixUp mixUp();

  @Algorithm
  @MixUp.With(alpha = 0.2)
  MixUp moreMixUp(); // error: [algorithm-twice]
}
