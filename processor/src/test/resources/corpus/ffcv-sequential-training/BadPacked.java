package cases.ffcv_sequential_training;

import cases.Calm;
import org.scoville.data.PackedImages;
import org.scoville.data.TraversalOrder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadPacked extends Calm {
  @Override
  @Train
  @PackedImages.With(crop = 176, order = TraversalOrder.SEQUENTIAL) // warning: [ffcv-sequential-training]
  Loader train();
}
