package cases.lamb_bce_convention;

import org.scoville.data.ImageFolder;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.optimizer.LAMB;
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
  @ResNet.With(depth = 50, headBias = HeadBias.LOG_PRIOR)
  ResNet model();

  @Loss
  @BinaryCrossEntropy.With(reduction = Reduction.SUM_PER_SAMPLE) // note: [lamb-bce-convention]
  BinaryCrossEntropy loss();

  @Train
  @ImageFolder.With(crop = 176)
  ImageFolder train();

  @Evaluate
  @ImageFolder.With(resize = 232, crop = 224)
  ImageFolder evaluate();

  @Optimizer
  @LAMB.With(
      learningRate = 5e-3,
      weightDecay = 0.02)
  LAMB optimizer();

  @Schedule
  @CosineDecay.With(warmupEpochs = 8)
  CosineDecay learningRate();
}
