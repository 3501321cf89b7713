package cases.out_of_range;

import cases.Calm;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

@Published(minutes = 1e300, source = "lab notes of 2026") // error: [out-of-range]
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadMinutes extends Calm {}
