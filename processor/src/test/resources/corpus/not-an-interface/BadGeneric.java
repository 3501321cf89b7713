package cases.not_an_interface;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadGeneric<T> extends Calm {} // error: [not-an-interface]
