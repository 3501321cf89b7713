package cases.colout_diminishing;

import cases.Calm;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ProgressiveResizing.With(delayFraction = 0.4, finetuneFraction = 0.2)
  ProgressiveResizing progressiveResizing(); // note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]

  @Algorithm
  @ColOut.With(rowDrop = 0.15, columnDrop = 0.15)
  ColOut colOut(); // note: [colout-diminishing]
}
