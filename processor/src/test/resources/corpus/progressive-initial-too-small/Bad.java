package cases.progressive_initial_too_small;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ProgressiveResizing.With(initialScale = 0.3) // warning: [progressive-initial-too-small]
  ProgressiveResizing progressiveResizing(); // note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]
}
