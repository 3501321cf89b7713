package cases.ffcv_random_order_without_cache;

import cases.Calm;
import org.scoville.data.FFCV;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [ffcv-batch-is-per-gpu]
public interface Bad extends Calm {
  @Override
  @Train
  @FFCV.With(crop = 176, osCache = false) // note: [ffcv-random-order-without-cache]
  Loader train();
}
