package cases.label_smoothing_before_mixup;

import cases.Calm;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm(after = MixUp.class)
  LabelSmoothing labelSmoothing();

  @Algorithm
  MixUp mixUp();
}
