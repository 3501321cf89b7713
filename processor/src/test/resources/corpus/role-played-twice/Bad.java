package cases.role_played_twice;

import cases.Calm;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Loss
  BinaryCrossEntropy otherLoss(); // error: [role-played-twice]
}
