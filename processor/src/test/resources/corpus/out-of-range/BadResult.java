package cases.out_of_range;

import cases.Calm;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

@Published(
    top1 = 176.5, // error: [out-of-range]
    minutes = -1, // error: [out-of-range]
    epochs = 90,
    source = "lab notes of 2026")
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadResult extends Calm {}
