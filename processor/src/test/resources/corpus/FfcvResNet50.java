package org.scoville.recipes;

import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.literature.Citations;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.schedule.CosineDecay;

/** Stands for the published recipe, which is of another module. */
@Published(top1 = 78.43, epochs = 88, source = Citations.FFCV_RESULTS)
@Recipe(epochs = 88, batchSize = 4096, trainingSamples = 1_281_167, classes = 1000)
public interface FfcvResNet50 {
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
  @SGD.With(learningRate = 1.7, weightDecay = 1e-4, decayNormsAndBiases = false) // note: [wd-exempt-by-name]
  SGD optimizer();

  @Schedule
  @CosineDecay.With(warmupEpochs = 5)
  CosineDecay learningRate();
}
