package cases.ramp_ends_before_start;

import cases.Calm;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  @ResolutionRamp.With(fromPixels = 160, toPixels = 176, startEpoch = 10, endEpoch = 20, gridPixels = 16)
  ResolutionRamp ramp();
}
