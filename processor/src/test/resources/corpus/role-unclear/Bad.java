package cases.role_unclear;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  MixUp mixUp(); // error: [role-unclear]
}
