package cases.accept_error;

import cases.Calm;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Recipe;

@Accept(rule = "warmup-longer-than-run", because = "only the warm-up counts") // error: [accept-error]
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {}
