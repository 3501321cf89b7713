package cases.drop_last_train;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 1000, trainingSamples = 9_000, classes = 100)
public interface Good extends Calm {}
