package org.scoville.runtime.algorithm;

import org.scoville.algorithm.AugmentationSpace;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.runtime.image.ImageOperation;

/** The operations of {@link TrivialAugment}, by torchvision's names, with their magnitudes. */
enum TrivialAugmentOperation {
  IDENTITY("Identity", ImageOperation.IDENTITY),
  SHEAR_X("ShearX", ImageOperation.SHEAR_X),
  SHEAR_Y("ShearY", ImageOperation.SHEAR_Y),
  TRANSLATE_X("TranslateX", ImageOperation.TRANSLATE_X),
  TRANSLATE_Y("TranslateY", ImageOperation.TRANSLATE_Y),
  ROTATE("Rotate", ImageOperation.ROTATE),
  BRIGHTNESS("Brightness", ImageOperation.BRIGHTNESS),
  COLOR("Color", ImageOperation.COLOR),
  CONTRAST("Contrast", ImageOperation.CONTRAST),
  SHARPNESS("Sharpness", ImageOperation.SHARPNESS),
  POSTERIZE("Posterize", ImageOperation.POSTERIZE),
  SOLARIZE("Solarize", ImageOperation.SOLARIZE),
  AUTO_CONTRAST("AutoContrast", ImageOperation.AUTOCONTRAST),
  EQUALIZE("Equalize", ImageOperation.EQUALIZE);

  private final String torchvisionName;
  private final ImageOperation image;

  TrivialAugmentOperation(String torchvisionName, ImageOperation image) {
    this.torchvisionName = torchvisionName;
    this.image = image;
  }

  /** Its name in torchvision. */
  String torchvisionName() {
    return torchvisionName;
  }

  /** The operation on the image. */
  ImageOperation image() {
    return image;
  }

  /** Whether it has a strength. */
  boolean hasMagnitudes() {
    return switch (this) {
      case IDENTITY, AUTO_CONTRAST, EQUALIZE -> false;
      default -> true;
    };
  }

  /** Whether its magnitude has a random sign. */
  boolean isSigned() {
    return hasMagnitudes() && this != POSTERIZE && this != SOLARIZE;
  }

  /** The magnitude of a bin, counted from 0, in single precision as torchvision's tables are. */
  float magnitude(AugmentationSpace space, int bin, int bins, int height, int width) {
    boolean wide = space == AugmentationSpace.WIDE;
    return switch (this) {
      case IDENTITY, AUTO_CONTRAST, EQUALIZE -> 0;
      case SHEAR_X, SHEAR_Y -> even(0, wide ? 0.99f : 0.3f, bin, bins);
      case TRANSLATE_X -> even(0, wide ? 32 : (float) (150.0 / 331.0 * width), bin, bins);
      case TRANSLATE_Y -> even(0, wide ? 32 : (float) (150.0 / 331.0 * height), bin, bins);
      case ROTATE -> even(0, wide ? 135 : 30, bin, bins);
      case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> even(0, wide ? 0.99f : 0.9f, bin, bins);
      case POSTERIZE -> (float) (8 - Math.rint(bin / (float) ((bins - 1) / (wide ? 6.0 : 4.0))));
      case SOLARIZE -> even(255, 0, bin, bins);
    };
  }

  /**
   * Even steps as torch takes them on AVX2, to the last bit: counted from the nearer end and
   * rounded once; but within whole sixteens in eights, each counted from its own first and rounded
   * twice. A shift by a whole number of pixels depends on it, as it is cut off.
   */
  private static float even(float start, float end, int bin, int bins) {
    float step = (end - start) / (bins - 1);
    int first = bin < bins / 16 * 16 ? bin / 8 * 8 : bin;
    float base =
        first < bins / 2 ? Math.fma(step, first, start) : Math.fma(-step, bins - 1 - first, end);
    return base + step * (bin - first);
  }

  /** The argument of its image operation, given the signed magnitude. */
  double argument(double magnitude) {
    return switch (this) {
      // Through the angle and back, as torchvision computes it.
      case SHEAR_X, SHEAR_Y ->
          StrictMath.tan(StrictMath.atan(magnitude) * (180 / Math.PI) * (Math.PI / 180));
      // Its positive shifts go right and down.
      case TRANSLATE_X, TRANSLATE_Y -> -(int) magnitude;
      case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> 1 + magnitude;
      case IDENTITY, ROTATE, POSTERIZE, SOLARIZE, AUTO_CONTRAST, EQUALIZE -> magnitude;
    };
  }
}
