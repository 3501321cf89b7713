package org.scoville.literature;

/**
 * Top-1 accuracies of published ResNet-50 weights, in percent, that are cited in more than one
 * place; those with a size are timm's evaluations at test images of that many pixels.
 */
public final class TrainedWeights {
  /** Procedure A1 of "ResNet strikes back". */
  public static final double A1_AT_224 = 80.382;

  /** The same weights. */
  public static final double A1_AT_288 = 81.24;

  /** Procedure A3, at the size that it trains at. */
  public static final double A3_AT_160 = 75.994;

  /** The same weights. */
  public static final double A3_AT_224 = 78.052;

  /** torchvision's second weights, at the size that they were trained at. */
  public static final double TORCHVISION_AT_176 = 79.434;

  /** The same weights. */
  public static final double TORCHVISION_AT_224 = 80.846;

  /** The same weights as torchvision evaluates them. */
  public static final double TORCHVISION = 80.858;

  /** The same recipe without repeated augmentation. */
  public static final double TORCHVISION_WITHOUT_REPEATS = 80.674;

  private TrainedWeights() {}
}
