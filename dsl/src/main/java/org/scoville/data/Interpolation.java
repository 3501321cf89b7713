package org.scoville.data;

/** How an image gets another size. */
public enum Interpolation {
  /** Bilinear with antialiasing, to the bit as Pillow does it for torchvision and timm. */
  BILINEAR,
  /**
   * OpenCV's {@code INTER_AREA}, as FFCV does it: means over the areas that become pixels, and
   * something near nearest neighbors when an image grows.
   */
  AREA
}
