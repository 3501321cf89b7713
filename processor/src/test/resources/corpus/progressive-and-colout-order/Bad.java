package cases.progressive_and_colout_order;

import cases.Calm;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ColOut.With(rowDrop = 0.05, columnDrop = 0.05)
  ColOut colOut();

  @Algorithm(after = ColOut.class) // warning: [progressive-and-colout-order]
  ProgressiveResizing resizing(); // note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]
}
