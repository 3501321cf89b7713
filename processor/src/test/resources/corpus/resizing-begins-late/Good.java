package cases.resizing_begins_late;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  @ProgressiveResizing.With
  ProgressiveResizing progressiveResizing();
}
