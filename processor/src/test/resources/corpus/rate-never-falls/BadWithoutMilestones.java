package cases.rate_never_falls;

import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.schedule.MultiStep;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadWithoutMilestones {
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
  @DecoupledSGD.With(learningRate = 2.048, momentum = 0.875, weightDecay = 3e-4)
  DecoupledSGD optimizer();

  @Schedule
  @MultiStep.With // warning: [rate-never-falls]
  MultiStep learningRate();
}
