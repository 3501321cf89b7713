package cases.order_without_meaning;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(after = SAM.class) // error: [order-without-meaning]
  MixUp mixUp();
}
