package org.scoville.recipes;

import static org.scoville.model.Convolutions.KAIMING_NORMAL;
import static org.scoville.model.Scales.UNIFORM;

import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.ResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Baseline;
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
 * ResNet-50 on ImageNet without any method that speeds training up: the baseline that Mild, Medium
 * and Hot are measured against, "NVIDIA Hparams Baseline" in the article.
 *
 * <p>Reproduced here: not yet.
 *
 * <p>Descends from Composer 0.7.1, {@code composer/yamls/models/resnet50.yaml}, and that from
 * NVIDIA Deep Learning Examples, ResNet-50 v1.5. NVIDIA's own recipe differs: label smoothing of
 * 0.1, channels-last, a coupled decay of 2^-15 that spares batch norms. It reaches 77.1 % at 90
 * epochs (its README). NVIDIA's MLPerf 2.0 entry, 75.9 % in 28.7 min with LARS in MXNet, is another
 * recipe, not included here.
 *
 * <p>What differs from the published runs:
 *
 * <ul>
 *   <li>Precision: theirs was float16 with a loss scale; AUTO is BF16 where the devices compute it
 *       fast, and FP16 with a loss scale on older GPUs.
 *   <li>The bias of the last layer starts at zero; they left it at PyTorch's uniform start of
 *       ±1/sqrt(2048).
 * </ul>
 *
 * <p>It is unknown whether the 180 minutes are for 90 epochs, and whether the article used exactly
 * this file.
 */
@Published(top1 = DeepDive.BASELINE, epochs = 90, seeds = 5, source = Citations.MOSAIC_RECIPES)
@Published(
    top1 = DeepDive.BASELINE,
    minutes = DeepDive.BASELINE_MINUTES,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_RECIPES)
@Published(
    top1 = DeepDive.BASELINE_AT_MOST,
    source = Citations.MOSAIC_BASELINES,
    remark = "at most, at any number of epochs")
@Accept(
    rule = "channels-last-off",
    because = "the published baseline seems to have run without it; NvidiaChannelsLast has it")
@Baseline
@Recipe(
    epochs = 90,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface NvidiaBaseline {

  /** torchvision's network with Composer's initialization. */
  @Model
  @ResNet.With(depth = 50, convolutions = KAIMING_NORMAL, scales = UNIFORM)
  Network model();

  /** Composer's default for a ResNet. */
  @Loss
  @CrossEntropy.With
  Objective loss();

  /** Random resized crops and mirroring, as in the first ResNets. */
  @Train
  @ImageFolder.With(crop = 224)
  Loader train();

  /** At the training resolution: the test size that FixRes corrects came later. */
  @Evaluate
  @ImageFolder.With(resize = 256, crop = 224)
  Loader evaluate();

  /** All parameters decay, including batch norms and biases. */
  @Optimizer
  @DecoupledSGD.With(learningRate = 2.048, momentum = 0.875, weightDecay = 5e-4)
  UpdateRule optimizer();

  /** The warm-up is 8 epochs, independently of the length of the run. */
  @Schedule
  @CosineDecay.With(warmupEpochs = 8)
  RateCurve learningRate();
}
