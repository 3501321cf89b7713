package cases.progressive_delay_plus_finetune_equals_one;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ProgressiveResizing.With(delayFraction = 0.7, finetuneFraction = 0.3) // note: [progressive-delay-plus-finetune-equals-one]
  ProgressiveResizing progressiveResizing(); // note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]
}
