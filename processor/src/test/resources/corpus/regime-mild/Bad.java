package cases.regime_mild;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [regime-mild]
public interface Bad extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 50, headBias = HeadBias.LOG_PRIOR)
  ResNet model();

  @Override
  @Loss
  @BinaryCrossEntropy.With
  Objective loss();

  @Algorithm
  LabelSmoothing labelSmoothing();

  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 100)
  EMA ema(); // note: [ema-eval-wrong-weights]
}
