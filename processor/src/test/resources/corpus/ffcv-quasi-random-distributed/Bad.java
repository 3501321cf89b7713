package cases.ffcv_quasi_random_distributed;

import cases.Calm;
import org.scoville.data.FFCV;
import org.scoville.data.TraversalOrder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [ffcv-batch-is-per-gpu]
public interface Bad extends Calm {
  @Override
  @Train
  @FFCV.With(crop = 176, order = TraversalOrder.QUASI_RANDOM) // note: [ffcv-quasi-random-distributed]
  Loader train();
}
