package cases.ramp_ends_before_start;

import cases.Calm;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ResolutionRamp.With(fromPixels = 176, toPixels = 160, startEpoch = 20, endEpoch = 10, gridPixels = 16) // error: [ramp-ends-before-start]
  ResolutionRamp ramp();
}
