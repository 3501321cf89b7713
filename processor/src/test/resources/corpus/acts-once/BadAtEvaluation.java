package cases.acts_once;

import cases.Calm;
import org.scoville.algorithm.FlipTTA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadAtEvaluation extends Calm {
  @Algorithm(until = 0.5) // error: [acts-once]
  FlipTTA flips();
}
