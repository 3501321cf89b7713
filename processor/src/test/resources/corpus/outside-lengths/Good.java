package cases.outside_lengths;

import cases.Calm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
@Lengths(from = 50)
public interface Good extends Calm {}
