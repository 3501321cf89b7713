package cases.ffcv_inference_copy_cost;

import cases.Calm;
import org.scoville.data.FFCV;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [ffcv-batch-is-per-gpu]
public interface Bad extends Calm {
  @Override
  @Train
  @FFCV.With(crop = 176, osCache = true) // note: [ffcv-inference-copy-cost]
  Loader train();
}
