package cases.ffcv_inference_copy_cost;

import cases.Calm;
import org.scoville.data.FFCV;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Train
  @FFCV.With(crop = 176, osCache = true)
  Loader train();
}
