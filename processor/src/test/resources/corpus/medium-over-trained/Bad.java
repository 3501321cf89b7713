package cases.medium_over_trained;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Medium;

@Recipe(epochs = 270, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // warning: [medium-over-trained]
public interface Bad extends Medium {}
