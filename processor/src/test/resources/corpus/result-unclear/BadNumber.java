package cases.result_unclear;

import cases.Calm;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

@Published(epochs = 90, source = "lab notes of 2026") // error: [result-unclear]
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadNumber extends Calm {}
