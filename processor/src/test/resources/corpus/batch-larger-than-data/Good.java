package cases.batch_larger_than_data;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 50_000, classes = 10)
public interface Good extends Calm {}
