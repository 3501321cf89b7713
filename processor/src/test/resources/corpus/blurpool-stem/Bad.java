package cases.blurpool_stem;

import cases.Calm;
import org.scoville.algorithm.BlurPool;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @BlurPool.With(minChannels = 3) // warning: [blurpool-stem]
  BlurPool blurPool(); // note: [export-needs-surgery-list] note: [arch-change-fairness]
}
