package cases.label_smoothing_on_soft_labels;

import cases.Calm;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  CutMix cutMix();
}
