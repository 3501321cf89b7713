package cases.hot_under_trained;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Hot;

@Recipe(epochs = 135, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // warning: [hot-under-trained]
public interface Bad extends Hot {} // note: [stochastic-depth-eval-scaling] note: [cpu-augment-bottleneck]
