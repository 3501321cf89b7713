package org.scoville.recipes;

import static org.scoville.algorithm.DropMethod.SAMPLE;
import static org.scoville.fact.Granularity.EPOCH;
import static org.scoville.loss.Reduction.MEAN;
import static org.scoville.model.Convolutions.KAIMING_FAN_OUT;

import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.TrainedWeights;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.optimizer.LAMB;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;
import org.scoville.schedule.CosineDecay;

/**
 * ResNet-50 on ImageNet in 600 epochs with LAMB: procedure A1 of "ResNet strikes back".
 *
 * <p>Reproduced here: not yet.
 *
 * <p>Descends from huggingface/pytorch-image-models. The authors' commands were not available, so
 * the values come from two projects that repeat them: the commands of Hao840/vanillaKD for timm
 * 0.6.5, "Strategy A1", and open-mmlab/mmpretrain, {@code
 * configs/resnet/resnet50_8xb256-rsb-a1*.py}. Values in neither are timm's defaults.
 *
 * <p>What differs from the published runs:
 *
 * <ul>
 *   <li>Precision: theirs was float16 with a loss scale; AUTO is BF16 where the devices compute it
 *       fast, and FP16 with a loss scale on older GPUs.
 *   <li>Crops are resized bilinearly; theirs were bicubic.
 *   <li>timm's network starts with a scale of zero in the last batch norm of each block, which the
 *       language can't express; here all scales start at one. Its stochastic depth spares the first
 *       block and divides by what is kept in training; here evaluation multiplies.
 *   <li>The bias of the last layer starts at zero, theirs at PyTorch's ±1/sqrt(2048).
 * </ul>
 *
 * <p>Values that are unknown, and the choices made:
 *
 * <ul>
 *   <li>How often the rate changed, and whether the cosine began with the run or after the warm-up:
 *       timm's default is once an epoch and with the run, and it is used; MMPretrain warms up batch
 *       by batch and starts the cosine at epoch 5. timm's script also added 10 epochs at the
 *       smallest rate by default; the 600 here are all.
 *   <li>Where the warm-up starts: 1e-6 in timm's commands, a factor of 1e-4 in MMPretrain. The
 *       former is used.
 *   <li>Whether mixed targets were made binary again by a threshold: neither source sets one, so
 *       targets stay soft.
 *   <li>The reduction of the loss: timm's default is the mean over classes too. LAMB hardly
 *       notices.
 *   <li>Whether batch norms were synchronized and the layout channels-last: MMPretrain
 *       synchronizes, timm does not by default, and the layout is not published. Neither is done
 *       here.
 *   <li>Whether weights were averaged: neither source does.
 *   <li>The evaluation's resize: 224 / 0.95, which MMPretrain rounds to 236 and timm cuts to 235.
 * </ul>
 */
@Published(
    top1 = 80.4,
    epochs = 600,
    system = "4x V100-32GB",
    source = Citations.RSB,
    remark = "in 4.6 days")
@Published(
    top1 = TrainedWeights.A1_AT_224,
    source = Citations.TIMM_RESULTS,
    remark = Conditions.TESTED_AT_224)
@Published(
    top1 = TrainedWeights.A1_AT_288,
    source = Citations.TIMM_RESULTS,
    remark = Conditions.TESTED_AT_288)
@Published(
    top1 = 80.4,
    minutes = 970,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_RECIPES,
    remark = Conditions.TEN_EPOCHS)
@Published(top1 = 80.12, top5 = 94.78, source = Citations.MMPRETRAIN, remark = "retrained")
@Accept(
    rule = "channels-last-off",
    because = "the layout of the published runs is not known, and timm's default is without it")
@Recipe(
    epochs = 600,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface TimmA1 {

  /** Convolutions as timm starts them. */
  @Model
  @ResNet.With(depth = 50, convolutions = KAIMING_FAN_OUT)
  @Accept(
      rule = "bce-without-log-prior-bias",
      because =
          "no source of A1 to A3 gives the last layer's bias a start of its own; the rule's evidence"
              + " is from SGD, and these train with LAMB")
  Network model();

  /** The mean over classes, as in timm. */
  @Loss
  @BinaryCrossEntropy.With(reduction = MEAN)
  Objective loss();

  /** Random resized crops and mirroring; no color jitter. */
  @Train
  @ImageFolder.With(crop = 224)
  Loader train();

  /** A crop of 95 % of the shorter side. */
  @Evaluate
  @ImageFolder.With(resize = 236, crop = 224)
  Loader evaluate();

  /** Batch norms and biases don't decay; gradients are at most 1 long. */
  @Optimizer
  @LAMB.With(learningRate = 5e-3, weightDecay = 0.01)
  UpdateRule optimizer();

  /** From 1e-6 to the peak in 5 epochs, and down to 1e-6, epoch by epoch. */
  @Schedule
  @Accept(
      rule = "epoch-wise-schedule",
      because = "the source changes the rate once an epoch, as timm does by itself")
  @CosineDecay.With(
      warmupEpochs = 5,
      startFactor = 2e-4,
      finalFactor = 2e-4,
      warmupPrefix = false,
      granularity = EPOCH)
  RateCurve learningRate();

  /** Smooths the targets of both images of a pair. */
  @Algorithm
  @LabelSmoothing.With(smoothing = 0.1)
  LabelSmoothing labelSmoothing();

  /** One of the two, drawn for each micro-batch. */
  @Algorithm
  @MixUpOrCutMix.With(mixUpAlpha = 0.2, cutMixAlpha = 1)
  MixUpOrCutMix mixUpOrCutMix();

  /** timm's {@code rand-m7-mstd0.5-inc1}; each of the two operations happens half the time. */
  @Algorithm
  @TimmRandAugment.With(magnitude = 7, deviation = 0.5, increasing = true)
  TimmRandAugment randAugment();

  /** An epoch shows a third of the images, three times each. */
  @Algorithm
  @RepeatedAugmentation.With(repeats = 3)
  RepeatedAugmentation repeatedAugmentation();

  /** Per-sample, linearly up to 0.05 in the last block. */
  @Algorithm
  @StochasticDepth.With(method = SAMPLE, dropRate = 0.05)
  StochasticDepth stochasticDepth();
}
