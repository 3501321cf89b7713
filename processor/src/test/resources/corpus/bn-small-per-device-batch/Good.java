package cases.bn_small_per_device_batch;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 32, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
}
