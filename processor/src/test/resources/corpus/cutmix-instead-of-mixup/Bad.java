package cases.cutmix_instead_of_mixup;

import cases.Calm;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SAM;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [regime-medium]
public interface Bad extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 50, headBias = HeadBias.LOG_PRIOR)
  ResNet model();

  @Override
  @Loss
  @BinaryCrossEntropy.With
  Objective loss();

  @Algorithm(every = 10)
  @SAM.With(rho = 0.5)
  SAM sam();

  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 100)
  EMA ema(); // note: [ema-eval-wrong-weights]

  @Algorithm
  CutMix cutMix(); // warning: [cutmix-instead-of-mixup]
}
