package org.scoville.fact;

/** An algorithm that drops rows and columns of pixels. */
public interface DropsLines {
  /** The larger of the shares of rows and of columns that are dropped. */
  double droppedLines();

  /** What is left of an image. */
  ImageSize kept(ImageSize size);

  /** Whether it works on whole batches on the device; otherwise on images in the loader. */
  boolean perBatch();
}
