package org.scoville.recipes;

import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

/**
 * ResNet-50 on ImageNet in 16 epochs: the shortest of FFCV's recipes.
 *
 * <p>Published, 8x A100 of an AWS p4d.24xlarge, with evaluation of each image and its mirror image:
 * 73.76 % top-1 in 14.9 min (libffcv/ffcv-imagenet, README and {@code assets/agg.csv}). No number
 * is published without the mirror images.
 *
 * <p>Reproduced here: not yet.
 *
 * <p>Descends from libffcv/ffcv-imagenet, {@code rn50_configs/rn50_16_epochs.yaml}, which differs
 * from that for 88 epochs in its length and in when images grow. What differs from the published
 * runs, what is unknown and how it was settled is as for {@link FfcvResNet50}.
 */
@Recipe(epochs = 16, batchSize = 4096, trainingSamples = 1_281_167, classes = 1000)
public interface FfcvResNet50Short extends FfcvResNet50 {

  /** 160 pixels in the first 12 epochs, then 192. */
  @Override
  @Algorithm
  @ResolutionRamp.With(fromPixels = 160, toPixels = 192, startEpoch = 11, endEpoch = 13)
  ResolutionRamp resolutionRamp();
}
