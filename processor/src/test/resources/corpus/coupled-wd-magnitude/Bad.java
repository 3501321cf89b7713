package cases.coupled_wd_magnitude;

import org.scoville.data.ImageFolder;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.ResNet;
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
public interface Bad {
  @Model
  @ResNet.With(depth = 50)
  ResNet model();

  @Loss
  CrossEntropy loss();

  @Train
  @ImageFolder.With(crop = 176)
  ImageFolder train();

  @Evaluate
  @ImageFolder.With(resize = 232, crop = 224)
  ImageFolder evaluate();

  @Optimizer
  @SGD.With(
      learningRate = 2.048,
      momentum = 0.875,
      weightDecay = 5e-4, // warning: [coupled-wd-magnitude]
      decayNormsAndBiases = false)
  SGD optimizer();

  @Schedule
  @CosineDecay.With(warmupEpochs = 8)
  CosineDecay learningRate();
}
