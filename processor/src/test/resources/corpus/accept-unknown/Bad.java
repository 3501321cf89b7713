package cases.accept_unknown;

import cases.Calm;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Recipe;

@Accept(rule = "mixup-in-short-run", because = "the data are easy") // error: [accept-unknown]
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {}
