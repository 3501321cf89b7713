package corpus.out_of_range;

import corpus.Calm;
import org.scoville.recipe.Recipe;

@Recipe(
    epochs = 0, // error: [out-of-range]
    batchSize = 2048)
public interface BadEpochs extends Calm {}
