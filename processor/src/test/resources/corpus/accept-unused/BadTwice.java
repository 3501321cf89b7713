package cases.accept_unused;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadTwice extends Calm {
  @Accept(rule = "mixup-short-run", because = "the data are easy")
  @Accept(rule = "mixup-short-run", because = "the epochs are long")
  @Algorithm
  MixUp mixUp(); // warning: [accept-unused]
}
