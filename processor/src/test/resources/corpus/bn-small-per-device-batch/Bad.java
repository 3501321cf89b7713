package cases.bn_small_per_device_batch;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 8, trainingSamples = 1_281_167, classes = 1000) // warning: [bn-small-per-device-batch]
public interface Bad extends Calm {
}
