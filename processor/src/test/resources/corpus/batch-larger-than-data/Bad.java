package cases.batch_larger_than_data;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_000, classes = 10) // error: [batch-larger-than-data]
public interface Bad extends Calm {}
