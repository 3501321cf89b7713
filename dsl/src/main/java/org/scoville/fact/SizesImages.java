package org.scoville.fact;

import java.util.Optional;

/** A loader whose image sizes are known from the recipe. */
public interface SizesImages {
  /** Size of a training image as the network gets it. */
  ImageSize trainingSize();

  /** Whether images have that size whatever the data are; otherwise it is only the usual one. */
  default boolean decidesSize() {
    return true;
  }

  /**
   * Whether training images are windows of random scale, which makes objects look larger in
   * training than in evaluation.
   */
  default boolean hasRandomScale() {
    return false;
  }

  /** What evaluation cuts from an image; absent where it keeps images as they are. */
  default Optional<EvaluationCrop> evaluationCrop() {
    return Optional.empty();
  }

  /**
   * The middle of an image that evaluation sees.
   *
   * @param side side of the middle, in pixels
   * @param shorterSide shorter side of the image that it is cut from, in pixels
   */
  record EvaluationCrop(int side, int shorterSide) {

    /** Checks the sides. */
    public EvaluationCrop {
      if (side < 1 || shorterSide < 1) {
        throw new IllegalArgumentException(
            "evaluation can't cut %d pixels from a shorter side of %d; give sides of at least 1"
                .formatted(side, shorterSide));
      }
    }

    /** The side as a share of the shorter side. */
    public double ratio() {
      return (double) side / shorterSide;
    }
  }
}
