package org.scoville.literature;

import java.util.Locale;

/**
 * Figures of the Mosaic ResNet Deep Dive that are cited in more than one place: top-1 in percent,
 * images a second on 8x A100-80GB, minutes of a whole run there.
 */
public final class DeepDive {
  /** Table 1: NVIDIA's hyperparameters, the baseline, at 90 epochs. */
  public static final double BASELINE = 76.6;

  /** The best of the baseline at any number of epochs. */
  public static final double BASELINE_AT_MOST = 76.7;

  /** Minutes of the baseline to its 76.6 %. */
  public static final double BASELINE_MINUTES = 180;

  /** Minutes of Mild to the same. */
  public static final double MILD_MINUTES = 25.3;

  /** Table 3: images a second of Hot on an Oracle BM.GPU4.8, 8x A100-40GB. */
  public static final double HOT_SPEED_ON_ORACLE = 14_388;

  /** Table 3: the same on an AWS p4d.24xlarge, of the same GPUs. */
  public static final double HOT_SPEED_ON_P4D = 9_225;

  /** Table 2: images a second of the baseline with channels-last. */
  public static final double CHANNELS_LAST_SPEED = 15_422;

  /** Table 2: with one operation of RandAugment besides. */
  public static final double ONE_OPERATION_SPEED = 12_597;

  /** Table 2: with two operations. */
  public static final double TWO_OPERATIONS_SPEED = 11_108;

  /** Table 4: CutMix in place of MixUp, 180 epochs. */
  public static final double CUTMIX_AT_180 = 78.85;

  /** Table 4: minutes of that run. */
  public static final double CUTMIX_AT_180_MINUTES = 279;

  /** Table 5: MixUp and label smoothing, 30 epochs. */
  public static final double MIXUP_AND_SMOOTHING_AT_30 = 75.91;

  /** Table 5: MixUp alone. */
  public static final double MIXUP_AT_30 = 76.04;

  /** Table 5: label smoothing alone, as the text has it; the table prints 76.033. */
  public static final double SMOOTHING_AT_30 = 76.33;

  /** Table 6: MixUp with alpha 0.25, 450 epochs. */
  public static final double MODERATE_MIXUP_AT_450 = 80.78;

  /** Table 6: minutes of that run. */
  public static final double MODERATE_MIXUP_AT_450_MINUTES = 573;

  /** Table 6: MixUp with alpha 1, 450 epochs. */
  public static final double AGGRESSIVE_MIXUP_AT_450 = 79.69;

  /** Table 6: minutes of that run. */
  public static final double AGGRESSIVE_MIXUP_AT_450_MINUTES = 543;

  /** Table 6: MixUp with alpha 1, 810 epochs. */
  public static final double AGGRESSIVE_MIXUP_AT_810 = 80.22;

  /** Table 6: minutes of that run. */
  public static final double AGGRESSIVE_MIXUP_AT_810_MINUTES = 1008;

  /** Table 7: SAM every 5 batches, 180 epochs. */
  public static final double SAM_EVERY_5_AT_180 = 79.86;

  /** Table 7: minutes of that run. */
  public static final double SAM_EVERY_5_AT_180_MINUTES = 254;

  /** Table 8: PyTorch's start of the last bias, 36 epochs. */
  public static final double DEFAULT_BIAS_AT_36 = 75.91;

  /** Table 8: the log prior, 36 epochs. */
  public static final double LOG_PRIOR_AT_36 = 76.75;

  /** Table 8: PyTorch's start of the last bias, 90 epochs. */
  public static final double DEFAULT_BIAS_AT_90 = 78.34;

  /** Table 8: the log prior, 90 epochs. */
  public static final double LOG_PRIOR_AT_90 = 79.10;

  /** The best of over 500 runs without RandAugment. */
  public static final double WITHOUT_RANDAUGMENT = 79.87;

  private DeepDive() {}

  /** A top-1 as the tables print it: {@code 79.10 %}. */
  public static String percent(double top1) {
    return number(top1) + " %";
  }

  /** The same without its unit. */
  public static String number(double top1) {
    return String.format(Locale.ROOT, "%.2f", top1);
  }

  /** A count of images or minutes: {@code 15,422}. */
  public static String count(double count) {
    return String.format(Locale.ROOT, "%,.0f", count);
  }
}
