package cases.bce_without_log_prior_bias;

import cases.Calm;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 50) // warning: [bce-without-log-prior-bias]
  ResNet model();

  @Override
  @Loss
  BinaryCrossEntropy loss();
}
