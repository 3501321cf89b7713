package org.scoville.algorithm;

/** The way in which {@link ProgressiveResizing} makes images smaller. */
public enum ResizingMode {
  /** Interpolates, so that the whole image stays in view. */
  RESIZE,
  /** Cuts out a random window, so that objects keep their size. */
  CROP
}
