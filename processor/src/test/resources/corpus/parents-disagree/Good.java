package cases.parents_disagree;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm, Mild, Bold {
  @Override
  @Algorithm
  @MixUp.With(alpha = 0.2)
  MixUp mixUp();
}

interface Mild {
  @Algorithm
  @MixUp.With(alpha = 0.1)
  MixUp mixUp();
}

interface Bold {
  @Algorithm
  @MixUp.With(alpha = 0.3)
  MixUp mixUp();
}
