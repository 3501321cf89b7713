package cases.regime_boundary_ambiguous;

import cases.Calm;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 70, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 50, headBias = HeadBias.LOG_PRIOR)
  Network model();

  @Override
  @Loss
  @BinaryCrossEntropy.With
  Objective loss();

  @Algorithm
  LabelSmoothing labelSmoothing();
}
