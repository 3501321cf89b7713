package cases.drop_last_train;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 9_000, classes = 100) // note: [drop-last-train]
public interface Bad extends Calm {}
