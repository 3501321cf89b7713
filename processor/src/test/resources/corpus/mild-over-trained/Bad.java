package cases.mild_over_trained;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // warning: [mild-over-trained]
public interface Bad extends Mild {}
