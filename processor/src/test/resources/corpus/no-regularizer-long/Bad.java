package cases.no_regularizer_long;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 300, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // warning: [no-regularizer-long]
public interface Bad extends Calm {}
