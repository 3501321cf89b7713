package cases.out_of_range;

import cases.Calm;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadInterval extends Calm {
  @Algorithm(every = 0) // error: [out-of-range]
  SAM sam();
}
