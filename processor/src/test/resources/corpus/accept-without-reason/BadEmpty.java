package cases.accept_without_reason;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Accept(rule = "mixup-short-run", because = "") // error: [accept-without-reason]
@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadEmpty extends Calm {
  @Algorithm
  MixUp mixUp();
}
