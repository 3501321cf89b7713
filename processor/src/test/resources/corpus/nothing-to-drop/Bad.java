package cases.nothing_to_drop;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Without
  EMA ema(); // error: [nothing-to-drop]
}
