package cases.ramp_cut_short;

import cases.Calm;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ResolutionRamp.With(fromPixels = 160, toPixels = 176, startEpoch = 20, endEpoch = 40, gridPixels = 16) // warning: [ramp-cut-short]
  ResolutionRamp ramp();
}
