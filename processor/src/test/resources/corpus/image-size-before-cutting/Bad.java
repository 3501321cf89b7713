package cases.image_size_before_cutting;

import cases.Calm;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  CutOut cutOut();

  @Algorithm(after = CutOut.class) // note: [image-size-before-cutting]
  ProgressiveResizing resizing(); // note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]
}
