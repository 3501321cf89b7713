package org.scoville.runtime.algorithm;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.scoville.algorithm.TimmOperations;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Fill;
import org.scoville.runtime.image.ImageOperation;
import org.scoville.runtime.image.Sampling;

/** The operations of {@link TimmRandAugment}, by timm's names, with their strengths. */
enum TimmOperation {
  AUTO_CONTRAST("AutoContrast", ImageOperation.AUTOCONTRAST),
  EQUALIZE("Equalize", ImageOperation.EQUALIZE),
  INVERT("Invert", ImageOperation.INVERT),
  ROTATE("Rotate", ImageOperation.ROTATE),
  POSTERIZE("Posterize", ImageOperation.POSTERIZE),
  POSTERIZE_INCREASING("PosterizeIncreasing", ImageOperation.POSTERIZE),
  POSTERIZE_ORIGINAL("PosterizeOriginal", ImageOperation.POSTERIZE),
  SOLARIZE("Solarize", ImageOperation.SOLARIZE),
  SOLARIZE_INCREASING("SolarizeIncreasing", ImageOperation.SOLARIZE),
  SOLARIZE_ADD("SolarizeAdd", ImageOperation.SOLARIZE_ADD),
  COLOR("Color", ImageOperation.COLOR),
  COLOR_INCREASING("ColorIncreasing", ImageOperation.COLOR),
  CONTRAST("Contrast", ImageOperation.CONTRAST),
  CONTRAST_INCREASING("ContrastIncreasing", ImageOperation.CONTRAST),
  BRIGHTNESS("Brightness", ImageOperation.BRIGHTNESS),
  BRIGHTNESS_INCREASING("BrightnessIncreasing", ImageOperation.BRIGHTNESS),
  SHARPNESS("Sharpness", ImageOperation.SHARPNESS),
  SHARPNESS_INCREASING("SharpnessIncreasing", ImageOperation.SHARPNESS),
  SHEAR_X("ShearX", ImageOperation.SHEAR_X),
  SHEAR_Y("ShearY", ImageOperation.SHEAR_Y),
  TRANSLATE_X("TranslateX", ImageOperation.TRANSLATE_X),
  TRANSLATE_Y("TranslateY", ImageOperation.TRANSLATE_Y),
  TRANSLATE_X_REL("TranslateXRel", ImageOperation.TRANSLATE_X),
  TRANSLATE_Y_REL("TranslateYRel", ImageOperation.TRANSLATE_Y),
  DESATURATE("Desaturate", ImageOperation.COLOR),
  GAUSSIAN_BLUR("GaussianBlur", ImageOperation.BLUR),
  GAUSSIAN_BLUR_RAND("GaussianBlurRand", ImageOperation.BLUR);

  private static final Set<TimmOperation> ONE_LEVEL = EnumSet.of(AUTO_CONTRAST, EQUALIZE, INVERT);

  private static final List<TimmOperation> RAND =
      List.of(
          AUTO_CONTRAST,
          EQUALIZE,
          INVERT,
          ROTATE,
          POSTERIZE,
          SOLARIZE,
          SOLARIZE_ADD,
          COLOR,
          CONTRAST,
          BRIGHTNESS,
          SHARPNESS,
          SHEAR_X,
          SHEAR_Y,
          TRANSLATE_X_REL,
          TRANSLATE_Y_REL);

  private final String timmName;
  private final ImageOperation image;

  TimmOperation(String timmName, ImageOperation image) {
    this.timmName = timmName;
    this.image = image;
  }

  /** Its name in timm. */
  String timmName() {
    return timmName;
  }

  /** The operations of a set, in timm's order. */
  static List<TimmOperation> of(TimmOperations set, boolean increasing) {
    return switch (set) {
      case RAND ->
          increasing ? RAND.stream().map(TimmOperation::increasing).toList() : List.copyOf(RAND);
      case THREE -> List.of(SOLARIZE_INCREASING, DESATURATE, GAUSSIAN_BLUR);
      case ALL -> List.of(values());
    };
  }

  private TimmOperation increasing() {
    return switch (this) {
      case POSTERIZE -> POSTERIZE_INCREASING;
      case SOLARIZE -> SOLARIZE_INCREASING;
      case COLOR -> COLOR_INCREASING;
      case CONTRAST -> CONTRAST_INCREASING;
      case BRIGHTNESS -> BRIGHTNESS_INCREASING;
      case SHARPNESS -> SHARPNESS_INCREASING;
      default -> this;
    };
  }

  /** Whether it has a strength. */
  boolean hasLevels() {
    return !ONE_LEVEL.contains(this);
  }

  /**
   * Its argument at a level, in timm's unit for it.
   *
   * @param negative whether it goes the other way, where there are two
   * @param share share of the side that level 10 translates by
   * @param pixels pixels that level 10 translates by, where it is not relative
   */
  double argument(double level, boolean negative, double share, double pixels) {
    double m = level / 10;
    int sign = negative ? -1 : 1;
    return switch (this) {
      case AUTO_CONTRAST, EQUALIZE, INVERT -> 0;
      case ROTATE -> sign * (m * 30);
      case POSTERIZE -> (int) (m * 4);
      case POSTERIZE_INCREASING -> 4 - (int) (m * 4);
      case POSTERIZE_ORIGINAL -> (int) (m * 4) + 4;
      case SOLARIZE -> Math.min(256, (int) (m * 256));
      case SOLARIZE_INCREASING -> 256 - Math.min(256, (int) (m * 256));
      case SOLARIZE_ADD -> Math.min(128, (int) (m * 110));
      case COLOR, CONTRAST, BRIGHTNESS, SHARPNESS -> m * 1.8 + 0.1;
      case COLOR_INCREASING, CONTRAST_INCREASING, BRIGHTNESS_INCREASING, SHARPNESS_INCREASING ->
          Math.max(0.1, 1 + sign * (m * 0.9));
      case SHEAR_X, SHEAR_Y -> sign * (m * 0.3);
      case TRANSLATE_X, TRANSLATE_Y -> sign * (m * pixels);
      case TRANSLATE_X_REL, TRANSLATE_Y_REL -> sign * (m * share);
      case DESATURATE -> between(0.5, 1, m);
      case GAUSSIAN_BLUR -> between(0.1, 2, m);
      case GAUSSIAN_BLUR_RAND -> between(0, 1, m);
    };
  }

  private static double between(double least, double most, double m) {
    return Math.max(least, Math.min(most, least + (most - least) * m));
  }

  /**
   * Changes an image.
   *
   * @param argument in timm's unit
   * @param blur position of a random blur's radius between its bounds, from 0 to 1
   */
  void apply(Canvas canvas, double argument, double blur, Sampling sampling, Fill fill) {
    double own =
        switch (this) {
          // 8 or more bits keep everything, 0 or fewer nothing.
          case POSTERIZE, POSTERIZE_INCREASING, POSTERIZE_ORIGINAL ->
              Math.max(0, Math.min(8, argument));
          case TRANSLATE_X_REL -> argument * canvas.width();
          case TRANSLATE_Y_REL -> argument * canvas.height();
          case DESATURATE -> Math.min(1, Math.max(0, 1 - argument));
          case GAUSSIAN_BLUR_RAND -> 0.1 + (2 * argument - 0.1) * blur;
          default -> argument;
        };
    image.apply(canvas, own, sampling, fill);
  }
}
