package org.scoville.literature;

import static org.scoville.literature.DeepDive.AGGRESSIVE_MIXUP_AT_450;
import static org.scoville.literature.DeepDive.AGGRESSIVE_MIXUP_AT_450_MINUTES;
import static org.scoville.literature.DeepDive.AGGRESSIVE_MIXUP_AT_810;
import static org.scoville.literature.DeepDive.AGGRESSIVE_MIXUP_AT_810_MINUTES;
import static org.scoville.literature.DeepDive.DEFAULT_BIAS_AT_36;
import static org.scoville.literature.DeepDive.DEFAULT_BIAS_AT_90;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_36;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_90;
import static org.scoville.literature.DeepDive.MODERATE_MIXUP_AT_450;
import static org.scoville.literature.DeepDive.MODERATE_MIXUP_AT_450_MINUTES;
import static org.scoville.literature.DeepDive.ONE_OPERATION_SPEED;
import static org.scoville.literature.DeepDive.SAM_EVERY_5_AT_180;
import static org.scoville.literature.DeepDive.SAM_EVERY_5_AT_180_MINUTES;
import static org.scoville.literature.DeepDive.TWO_OPERATIONS_SPEED;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.literature.DeepDive.number;
import static org.scoville.literature.DeepDive.percent;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.SAM;
import org.scoville.model.ResNet;

/** Published comparisons of two values of one ingredient's member. */
@AutoService(FigureSet.class)
public final class ValueFigures implements FigureSet {
  /** Alphas that Table 6's 0.25 stands for, and those that its 1.0 stands for. */
  private static final double MODERATE = 0.3;

  private static final double AGGRESSIVE = 0.8;

  private static final Evidence LOG_PRIOR =
      new Evidence(
          ("prototype of Medium, top-1 with the log prior and with the default bias: %s and %s at 36"
                  + " epochs, %s and %s at 90")
              .formatted(
                  number(LOG_PRIOR_AT_36),
                  percent(DEFAULT_BIAS_AT_36),
                  number(LOG_PRIOR_AT_90),
                  percent(DEFAULT_BIAS_AT_90)),
          Sources.MOSAIC_TABLE_8);

  private static final Evidence ALPHA =
      new Evidence(
          ("Hot at 450 epochs: %s top-1 in %s min with alpha 0.25, %s in %s min with"
                  + " 1.0; with 1.0 %s in %s min at 810")
              .formatted(
                  percent(MODERATE_MIXUP_AT_450),
                  count(MODERATE_MIXUP_AT_450_MINUTES),
                  percent(AGGRESSIVE_MIXUP_AT_450),
                  count(AGGRESSIVE_MIXUP_AT_450_MINUTES),
                  percent(AGGRESSIVE_MIXUP_AT_810),
                  count(AGGRESSIVE_MIXUP_AT_810_MINUTES)),
          Sources.MOSAIC_TABLE_6);

  private static final Evidence DEPTH_SPEED =
      new Evidence(
          ("NVIDIA baseline with channels-last on 8x A100-80GB: %s images a second at"
                  + " depth 1, %s at depth 2")
              .formatted(count(ONE_OPERATION_SPEED), count(TWO_OPERATIONS_SPEED)),
          Sources.MOSAIC_TABLE_2);

  private static final Evidence DEPTH_ERROR =
      new Evidence(
          "ResNet-50, 270 epochs, lowest error: 22.24 % with one operation, 22.46 % with two",
          Sources.RANDAUGMENT_GRID);

  private static final Evidence SAM_INTERVAL =
      new Evidence(
          ("Hot every 5 batches: %s top-1 in %s min at 180 epochs, no better than every 10 and"
                  + " slower; better at 450 epochs, in words and not in figures")
              .formatted(percent(SAM_EVERY_5_AT_180), count(SAM_EVERY_5_AT_180_MINUTES)),
          Sources.MOSAIC_TABLE_7);

  private static final Evidence BLUR_LAST =
      new Evidence(
          "blurring after the convolution: about 0.1 points more for some 10 % less speed",
          Sources.COMPOSER_BLURPOOL_CARD);

  private static final Evidence DROPPED_BY_BATCH =
      new Evidence(
          "the same lines for the whole batch: a further 0.1 points of ImageNet top-1 lost",
          Sources.COMPOSER_COLOUT);

  @Override
  public List<Figure> figures() {
    return List.of(
        Figure.of(ResNet.class, "headBias", LOG_PRIOR),
        Figure.of(MixUp.class, "alpha", ALPHA).where(ValueFigures::isModerateAndAggressive),
        Figure.of(RandAugment.class, "depth", DEPTH_SPEED, DEPTH_ERROR).between(1, 2),
        Figure.of(SAM.class, "every", SAM_INTERVAL).between(5, 10),
        Figure.of(BlurPool.class, "blurFirst", BLUR_LAST),
        Figure.of(ColOut.class, "perBatch", DROPPED_BY_BATCH));
  }

  private static boolean isModerateAndAggressive(Object left, Object right) {
    if (!(left instanceof Double one) || !(right instanceof Double other)) {
      return false;
    }
    double less = Math.min(one, other);
    return less > 0 && less <= MODERATE && Math.max(one, other) >= AGGRESSIVE;
  }
}
