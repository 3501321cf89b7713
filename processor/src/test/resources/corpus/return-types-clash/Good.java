package cases.return_types_clash;

import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.schedule.CosineDecay;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Open {
  @Override
  @Optimizer
  @LAMB.With(learningRate = 5e-3, weightDecay = 0.02)
  LAMB optimizer();
}

/** Returns places, so that a child may change every ingredient. */
interface Open {
  @Model
  @ResNet.With(depth = 50)
  Network model();

  @Loss
  @CrossEntropy.With
  Objective loss();

  @Train
  @ImageFolder.With(crop = 176)
  Loader train();

  @Evaluate
  @ImageFolder.With(resize = 232, crop = 224)
  Loader evaluate();

  @Optimizer
  @SGD.With(learningRate = 0.5, momentum = 0.9, weightDecay = 5e-5)
  UpdateRule optimizer();

  @Schedule
  @CosineDecay.With(warmupEpochs = 5)
  RateCurve learningRate();
}
