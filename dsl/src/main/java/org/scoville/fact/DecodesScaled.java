package org.scoville.fact;

/** A loader that may decode a JPEG at a fraction of its size. */
public interface DecodesScaled {
  /**
   * Whether it decodes at the smallest fraction that is no smaller than the finished image.
   *
   * @param training whether the images are trained on
   */
  boolean decodesScaled(boolean training);
}
