package cases.lr_linear_scaling;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

@Recipe(epochs = 36, batchSize = 1792, trainingSamples = 1_281_167, classes = 1000)
public interface GoodBorder extends Mild {}
