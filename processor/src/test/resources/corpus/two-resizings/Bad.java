package cases.two_resizings;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ProgressiveResizing.With(initialScale = 1)
  ProgressiveResizing progressiveResizing();

  @Algorithm
  @ResolutionRamp.With(fromPixels = 176, toPixels = 176)
  ResolutionRamp ramp(); // error: [two-resizings]
}
