package org.scoville.recipes;

import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/**
 * ResNet-50 on ImageNet in 16 epochs: the shortest of FFCV's recipes.
 *
 * <p>Reproduced here: not yet.
 *
 * <p>Descends from libffcv/ffcv-imagenet, {@code rn50_configs/rn50_16_epochs.yaml}, which differs
 * from that for 88 epochs in its length and in when images grow. It differs from the published runs
 * as {@link FfcvResNet50} does, where the unknown values and the choices are listed.
 */
@Published(
    top1 = 73.76,
    minutes = 14.9,
    epochs = 16,
    system = Conditions.P4D,
    source = Citations.FFCV_RESULTS,
    remark = Conditions.MIRRORED)
@Recipe(
    epochs = 16,
    batchSize = 4096,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface FfcvResNet50Short extends FfcvResNet50 {

  /** 160 pixels in the first 12 epochs, then 192. */
  @Override
  @Algorithm
  @ResolutionRamp.With(
      fromPixels = 160,
      toPixels = 192,
      startEpoch = 11,
      endEpoch = 13,
      where = ResizingPlace.LOADER)
  ResolutionRamp resolutionRamp();
}
