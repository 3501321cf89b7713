package cases.ramp_larger_than_images;

import cases.Calm;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ResolutionRamp.With(fromPixels = 160, toPixels = 192)
  ResolutionRamp ramp(); // error: [ramp-larger-than-images] note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]
}
