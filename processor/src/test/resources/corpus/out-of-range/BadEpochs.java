package cases.out_of_range;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(
    epochs = 0, // error: [out-of-range]
    batchSize = 2048)
public interface BadEpochs extends Calm {}
