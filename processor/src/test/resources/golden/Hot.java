package demo;

import org.scoville.algorithm.EMA;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

/** A recipe with something of everything that is generated. */
@Accept(rule = "sam-interval-vs-duration", because = "time is no matter here")
@Recipe(
    epochs = 180,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.BF16)
public interface Hot extends Medium {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 2, momentum = 0.875, weightDecay = 3e-4, nesterov = true)
  DecoupledSGD optimizer();

  @Override
  @Without
  EMA ema();

  @Algorithm(every = 4, until = 0.9)
  @SAM.With(rho = 0.25)
  SAM sam();

  @Algorithm(from = 0.1)
  MixUp mixUp();
}
