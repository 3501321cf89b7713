package org.scoville.literature;

import static org.scoville.literature.DeepDive.BASELINE_MINUTES;
import static org.scoville.literature.DeepDive.CHANNELS_LAST_SPEED;
import static org.scoville.literature.DeepDive.MIXUP_AND_SMOOTHING_AT_30;
import static org.scoville.literature.DeepDive.MIXUP_AT_30;
import static org.scoville.literature.DeepDive.ONE_OPERATION_SPEED;
import static org.scoville.literature.DeepDive.SMOOTHING_AT_30;
import static org.scoville.literature.DeepDive.WITHOUT_RANDAUGMENT;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.literature.TrainedWeights.TORCHVISION;
import static org.scoville.literature.TrainedWeights.TORCHVISION_WITHOUT_REPEATS;

import com.google.auto.service.AutoService;
import java.util.List;
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
 * Published figures of runs with an algorithm and without it. Algorithms that are missing here were
 * published only as a part of recipes.
 */
@AutoService(FigureSet.class)
public final class AlgorithmFigures implements FigureSet {
  private static final Evidence SHORT_SMOOTHING =
      new Evidence(
          ("prototype of Mild, 30 epochs: %s top-1 with label smoothing, %s with MixUp in"
                  + " its place, %s with both; with neither was not published")
              .formatted(
                  percent(SMOOTHING_AT_30),
                  percent(MIXUP_AT_30),
                  percent(MIXUP_AND_SMOOTHING_AT_30)),
          Sources.MOSAIC_TABLE_5);

  private static final List<Figure> FIGURES =
      List.of(
          Figure.of(
              BlurPool.class,
              new Evidence(
                  "0.5 to 1 points of ImageNet top-1 for various networks (Zhang 2019)",
                  Sources.COMPOSER_BLURPOOL_CARD)),
          Figure.of(
              ChannelsLast.class,
              new Evidence(
                  ("NVIDIA baseline on 8x A100-80GB: %s images a second with it; without it only"
                          + " the %s min of a whole run")
                      .formatted(count(CHANNELS_LAST_SPEED), count(BASELINE_MINUTES)),
                  Sources.MOSAIC_TABLE_2)),
          Figure.of(
              ColOut.class,
              new Evidence(
                  "0.15 of rows and columns dropped: about 0.2 points of ImageNet top-1 lost, some"
                      + " 11 % more throughput where the CPU was the bottleneck",
                  Sources.COMPOSER_COLOUT)),
          Figure.of(
              CutMix.class,
              new Evidence(
                  "ResNet-50, 90 epochs: 77.41 to 77.66 % top-1 with it, by how it is done",
                  Sources.COMPOSER_1230),
              paddle("78.39")),
          Figure.of(
              CutOut.class,
              new Evidence(
                  "ResNets otherwise well trained, CIFAR-10 and ImageNet: no gain; no figure given",
                  Sources.COMPOSER_CUTOUT),
              paddle("78.01")),
          Figure.of(FixRes.class, SharedFigures.LARGER_TEST_IMAGES),
          Figure.of(LabelSmoothing.class, SHORT_SMOOTHING),
          Figure.of(
              MixUp.class,
              SHORT_SMOOTHING,
              new Evidence(
                  "ResNet-50, 90 epochs: 77.12 ± 0.25 % top-1 with it", Sources.COMPOSER_825),
              paddle("78.28")),
          Figure.of(
              RandAugment.class,
              new Evidence(
                  "ResNet-50, depth 2, severity 9: +0.41 points of top-1 at 90 epochs, +1.15 at 120",
                  Sources.COMPOSER_RANDAUGMENT),
              new Evidence(
                  "over 500 runs without it, none above %s top-1"
                      .formatted(percent(WITHOUT_RANDAUGMENT)),
                  Sources.MOSAIC_RANDAUGMENT),
              new Evidence(
                  ("NVIDIA baseline with channels-last on 8x A100-80GB: %s images a second"
                          + " without it, %s at depth 1")
                      .formatted(count(CHANNELS_LAST_SPEED), count(ONE_OPERATION_SPEED)),
                  Sources.MOSAIC_TABLE_2)),
          Figure.of(RandomErasing.class, paddle("77.91")),
          Figure.of(
              RepeatedAugmentation.class,
              new Evidence(
                  "PyTorch's recipe of 600 epochs: %s %% top-1 without it, %s %% with 4 repeats"
                      .formatted(TORCHVISION_WITHOUT_REPEATS, TORCHVISION),
                  Sources.TORCHVISION_5201)),
          Figure.of(
              SAM.class,
              new Evidence(
                  "ResNet-50, 90 epochs, every 10 batches: +0.7 points of top-1 for 7 % of the"
                      + " throughput",
                  Sources.COMPOSER_SAM),
              new Evidence(
                  "ResNet-50, 100 epochs, every batch: +0.4 points of top-1", Sources.SAM_PAPER)),
          Figure.of(
              StochasticDepth.class,
              new Evidence(
                  "ResNet-50 and ResNet-101, dropRate 0.1, by sample: +0.4 points of ImageNet top-1"
                      + " for about 5 % more time",
                  Sources.COMPOSER_STOCHASTIC_DEPTH_CARD)),
          Figure.of(
              SWA.class,
              new Evidence(
                  "ResNet-50, weights of 10 epochs averaged: 76.15 to 76.97 % top-1",
                  Sources.SWA_PAPER)));

  @Override
  public List<Figure> figures() {
    return FIGURES;
  }

  private static Evidence paddle(String accuracy) {
    return new Evidence(
        "ResNet-50, 300 epochs, batches of 256: 77.31 %% top-1 without it, %s %% with it"
            .formatted(accuracy),
        Sources.PADDLE_CLAS);
  }
}
