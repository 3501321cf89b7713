package org.scoville.data;

/** The interpolation by which a loader resizes an image. */
public enum Interpolation {
  /** Bilinear with antialiasing, to the bit as Pillow does it for torchvision and timm. */
  BILINEAR,
  /**
   * OpenCV's {@code INTER_AREA}, as FFCV does it: the mean over the area of each new pixel, and
   * nearly nearest neighbors when an image is enlarged.
   */
  AREA
}
