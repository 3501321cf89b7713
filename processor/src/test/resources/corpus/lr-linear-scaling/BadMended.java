package cases.lr_linear_scaling;

import org.scoville.recipe.Recipe;

/** Takes back what made its parent wrong. */
@Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadMended extends Bad {}
