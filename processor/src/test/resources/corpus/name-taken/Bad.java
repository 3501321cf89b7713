package cases.name_taken;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {} // error: [name-taken]

/** Has the name that the module of Bad would get. */
class BadModule {}
