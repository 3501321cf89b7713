package hostile.method_names;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Named extends Calm {
  @Algorithm
  MixUp Plan();

  @Algorithm
  LabelSmoothing Timing();

  @Algorithm
  ProgressiveResizing org();

  @Algorithm
  BlurPool binder();

  @Algorithm
  ChannelsLast SPEC();

  @Algorithm
  @EMA.With(halfLifeEpochs = 0.8)
  EMA yield();

  static int spec() {
    return 1;
  }
}
