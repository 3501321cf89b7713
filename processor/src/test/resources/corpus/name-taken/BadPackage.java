package cases.name_taken;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadPackage extends Calm {} // error: [name-taken]
