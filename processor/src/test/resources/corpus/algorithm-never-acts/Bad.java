package cases.algorithm_never_acts;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 100_000) // warning: [algorithm-never-acts]
  @MixUp.With(alpha = 0.2)
  MixUp mixUp();
}
