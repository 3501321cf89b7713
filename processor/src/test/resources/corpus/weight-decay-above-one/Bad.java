package cases.weight_decay_above_one;

import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.optimizer.AdamW;
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
  @AdamW.With(learningRate = 1e-3, weightDecay = 2000) // warning: [weight-decay-above-one]
  AdamW optimizer();

  @Schedule
  @CosineDecay.With(warmupEpochs = 8)
  CosineDecay learningRate();
}
