package cases.log_prior_bias_without_bce;

import cases.Calm;
import org.scoville.ingredient.Network;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 50, headBias = HeadBias.LOG_PRIOR) // warning: [log-prior-bias-without-bce]
  Network model();
}
