package cases.accept_without_reason;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Accept(rule = "mixup-short-run", because = " \u00a0\u200b") // error: [accept-without-reason]
@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  MixUp mixUp();
}
