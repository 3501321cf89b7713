package org.scoville.runtime.algorithm;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.scoville.algorithm.Augmentations;
import org.scoville.algorithm.RandAugment;
import org.scoville.runtime.image.ImageOperation;
import org.scoville.runtime.random.Draw;

/** The operations of {@link RandAugment}, by the reference's names, with their strengths. */
enum RandAugmentOperation {
  AUTOCONTRAST(ImageOperation.AUTOCONTRAST),
  EQUALIZE(ImageOperation.EQUALIZE),
  POSTERIZE(ImageOperation.POSTERIZE),
  ROTATE(ImageOperation.ROTATE),
  SOLARIZE(ImageOperation.SOLARIZE),
  SHEAR_X(ImageOperation.SHEAR_X),
  SHEAR_Y(ImageOperation.SHEAR_Y),
  TRANSLATE_X(ImageOperation.TRANSLATE_X),
  TRANSLATE_Y(ImageOperation.TRANSLATE_Y),
  COLOR(ImageOperation.COLOR),
  CONTRAST(ImageOperation.CONTRAST),
  BRIGHTNESS(ImageOperation.BRIGHTNESS),
  SHARPNESS(ImageOperation.SHARPNESS),
  COLOR_ORIGINAL(ImageOperation.COLOR),
  CONTRAST_ORIGINAL(ImageOperation.CONTRAST),
  BRIGHTNESS_ORIGINAL(ImageOperation.BRIGHTNESS),
  SHARPNESS_ORIGINAL(ImageOperation.SHARPNESS);

  private static final Set<RandAugmentOperation> BY_FACTOR =
      EnumSet.of(COLOR, CONTRAST, BRIGHTNESS, SHARPNESS);

  private final ImageOperation image;

  RandAugmentOperation(ImageOperation image) {
    this.image = image;
  }

  /** The operation on the image. */
  ImageOperation image() {
    return image;
  }

  /** The operations of a set, in the reference's order. */
  static List<RandAugmentOperation> of(Augmentations set) {
    return switch (set) {
      case ALL -> List.copyOf(EnumSet.range(AUTOCONTRAST, SHARPNESS));
      case SAFE -> List.copyOf(EnumSet.range(AUTOCONTRAST, TRANSLATE_Y));
      case ORIGINAL -> {
        Set<RandAugmentOperation> original = EnumSet.allOf(RandAugmentOperation.class);
        original.removeAll(BY_FACTOR);
        yield List.copyOf(original);
      }
    };
  }

  /** Draws its strength: a factor where it is one, or else a level. */
  double strength(double severity, Draw draw) {
    if (!BY_FACTOR.contains(this)) {
      return level(severity, draw.nextDouble());
    }
    boolean more = draw.nextChance(0.5);
    double share = draw.nextDouble();
    return more ? factorAbove(severity, share) : factorBelow(severity, share);
  }

  /** A level from 0.1 to the severity. */
  static double level(double severity, double share) {
    return 0.1 + (severity - 0.1) * share;
  }

  /** A factor from 1 to the severity. */
  static double factorAbove(double severity, double share) {
    return 1 + (severity - 1) * share;
  }

  /** A factor from 1 - 0.09 severity to 1. */
  static double factorBelow(double severity, double share) {
    double lowest = 1 - 0.09 * severity;
    return lowest + (1 - lowest) * share;
  }

  /**
   * Its argument, in its own unit.
   *
   * @param strength a factor for color, contrast, brightness and sharpness; for others a level
   * @param negative whether it goes the other way, where there are two
   * @param brightnessScale what factors of brightness above 1 are multiplied by
   */
  double argument(
      double strength, boolean negative, int height, int width, double brightnessScale) {
    int sign = negative ? -1 : 1;
    return switch (this) {
      case AUTOCONTRAST, EQUALIZE -> 0;
      case POSTERIZE -> 4 - whole(strength, 4);
      case ROTATE -> sign * whole(strength, 30);
      case SOLARIZE -> 256 - whole(strength, 256);
      case SHEAR_X, SHEAR_Y -> sign * (strength * 0.3 / 10);
      case TRANSLATE_X -> sign * whole(strength, width / 3.0);
      case TRANSLATE_Y -> sign * whole(strength, height / 3.0);
      case COLOR, CONTRAST, SHARPNESS -> strength;
      case BRIGHTNESS -> strength > 1 ? strength * brightnessScale : strength;
      case COLOR_ORIGINAL, CONTRAST_ORIGINAL, BRIGHTNESS_ORIGINAL, SHARPNESS_ORIGINAL ->
          strength * 1.8 / 10 + 0.1;
    };
  }

  private static int whole(double level, double most) {
    return (int) (level * most / 10);
  }
}
