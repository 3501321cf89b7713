package cases.mild_over_trained;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Medium;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Medium {}
