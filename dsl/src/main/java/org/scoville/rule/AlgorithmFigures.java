package org.scoville.rule;

import java.util.List;
import java.util.Map;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.SWA;
import org.scoville.algorithm.StochasticDepth;

/**
 * What was published of runs with an algorithm and without it. An algorithm that is not here has no
 * such figure: EMA, ProgressiveResizing, ResolutionRamp, MixUpOrCutMix, TrivialAugment,
 * TimmRandAugment, FlipTTA and GradientClipping were published as parts of recipes only.
 */
final class AlgorithmFigures {
  private static final Evidence SHORT_SMOOTHING =
      new Evidence(
          "prototype of Mild, 30 epochs: 76.33 % top-1 with label smoothing, 76.04 % with MixUp in"
              + " its place, 75.91 % with both; with neither was not published",
          Sources.MOSAIC_TABLE_5);

  private static final Map<String, List<Evidence>> FIGURES =
      Map.ofEntries(
          of(
              BlurPool.class,
              new Evidence(
                  "0.5 to 1 points of ImageNet top-1 for various networks (Zhang 2019)",
                  Sources.COMPOSER_BLURPOOL_CARD)),
          of(
              ChannelsLast.class,
              new Evidence(
                  "NVIDIA baseline on 8x A100-80GB: 15,422 images a second with it; without it only"
                      + " the 180 min of a whole run",
                  Sources.MOSAIC_TABLE_2)),
          of(
              ColOut.class,
              new Evidence(
                  "0.15 of rows and columns dropped: about 0.2 points of ImageNet top-1 lost, some"
                      + " 11 % more throughput where the CPU was the bottleneck",
                  Sources.COMPOSER_COLOUT)),
          of(
              CutMix.class,
              new Evidence(
                  "ResNet-50, 90 epochs: 77.41 to 77.66 % top-1 with it, by how it is done",
                  Sources.COMPOSER_1230),
              paddle("78.39")),
          of(
              CutOut.class,
              new Evidence(
                  "ResNets otherwise well trained, CIFAR-10 and ImageNet: no gain; no figure given",
                  Sources.COMPOSER_CUTOUT),
              paddle("78.01")),
          of(FixRes.class, SizeFigures.LARGER_TEST_IMAGES),
          of(LabelSmoothing.class, SHORT_SMOOTHING),
          of(
              MixUp.class,
              SHORT_SMOOTHING,
              new Evidence(
                  "ResNet-50, 90 epochs: 77.12 ± 0.25 % top-1 with it", Sources.COMPOSER_825),
              paddle("78.28")),
          of(
              RandAugment.class,
              new Evidence(
                  "ResNet-50, depth 2, severity 9: +0.41 points of top-1 at 90 epochs, +1.15 at 120",
                  Sources.COMPOSER_RANDAUGMENT),
              new Evidence(
                  "over 500 runs without it, none above 79.87 % top-1", Sources.MOSAIC_RANDAUGMENT),
              new Evidence(
                  "NVIDIA baseline with channels-last on 8x A100-80GB: 15,422 images a second"
                      + " without it, 12,597 at depth 1",
                  Sources.MOSAIC_TABLE_2)),
          of(RandomErasing.class, paddle("77.91")),
          of(
              RepeatedAugmentation.class,
              new Evidence(
                  "PyTorch's recipe of 600 epochs: 80.674 % top-1 without it, 80.858 % with 4"
                      + " repeats",
                  Sources.TORCHVISION_5201)),
          of(
              SAM.class,
              new Evidence(
                  "ResNet-50, 90 epochs, every 10 batches: +0.7 points of top-1 for 7 % of the"
                      + " throughput",
                  Sources.COMPOSER_SAM),
              new Evidence(
                  "ResNet-50, 100 epochs, every batch: +0.4 points of top-1", Sources.SAM_PAPER)),
          of(
              StochasticDepth.class,
              new Evidence(
                  "ResNet-50 and ResNet-101, dropRate 0.1, by sample: +0.4 points of ImageNet top-1"
                      + " for about 5 % more time",
                  Sources.COMPOSER_STOCHASTIC_DEPTH_CARD)),
          of(
              SWA.class,
              new Evidence(
                  "ResNet-50, weights of 10 epochs averaged: 76.15 to 76.97 % top-1",
                  Sources.SWA_PAPER)));

  private AlgorithmFigures() {}

  private static Map.Entry<String, List<Evidence>> of(Class<?> type, Evidence... figures) {
    return Map.entry(type.getCanonicalName(), List.of(figures));
  }

  private static Evidence paddle(String accuracy) {
    return new Evidence(
        "ResNet-50, 300 epochs, batches of 256: 77.31 %% top-1 without it, %s %% with it"
            .formatted(accuracy),
        Sources.PADDLE_CLAS);
  }

  /** What was published of an algorithm, by its canonical name; nothing if nothing was. */
  static List<Evidence> of(String type) {
    return FIGURES.getOrDefault(type, List.of());
  }
}
