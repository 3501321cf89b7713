package hostile.one_constant;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm {
  int org = 3;

  @Algorithm
  ProgressiveResizing resizing();
}
