package cases.exactly_one;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadNone extends Calm {
  @Algorithm(every = 20)
  EMA ema(); // error: [exactly-one]
}
