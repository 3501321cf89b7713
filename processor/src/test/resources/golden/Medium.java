package demo;

import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Objective;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.schedule.CosineDecay;

/** A recipe for another to descend from. */
@Recipe(epochs = 135, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Medium {
  @Model
  @ResNet.With(depth = 50, scales = Scales.UNIFORM, headBias = HeadBias.LOG_PRIOR)
  ResNet model();

  @Loss
  @BinaryCrossEntropy.With
  Objective loss();

  @Train
  @ImageFolder.With(crop = 176)
  Loader train();

  @Evaluate
  @ImageFolder.With(resize = 232, crop = 224)
  Loader evaluate();

  @Optimizer
  @DecoupledSGD.With(learningRate = 2.048, momentum = 0.875, weightDecay = 5e-4)
  DecoupledSGD optimizer();

  @Schedule
  @CosineDecay.With(warmupEpochs = 8)
  CosineDecay learningRate();

  @Algorithm
  ChannelsLast channelsLast();

  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 100)
  EMA ema();

  @Algorithm
  LabelSmoothing labelSmoothing();
}
