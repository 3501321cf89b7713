package cases.bce_mean_reduction_few_classes;

import cases.Calm;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 512, trainingSamples = 50_000, classes = 10)
public interface Bad extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 50, headBias = HeadBias.LOG_PRIOR)
  Network model();

  @Override
  @Loss
  @BinaryCrossEntropy.With(reduction = Reduction.MEAN) // warning: [bce-mean-reduction-few-classes]
  Objective loss();
}
