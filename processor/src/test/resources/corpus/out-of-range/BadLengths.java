package cases.out_of_range;

import cases.Calm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Recipe;

@Lengths(from = 300, until = 240) // error: [out-of-range]
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadLengths extends Calm {}
