package org.scoville.runtime.data;

import org.scoville.fact.ImageSize;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

/** A loader's way from a stored image to one of the network's size, on one thread. */
@FunctionalInterface
interface Finishing {

  /**
   * Decodes, crops, resizes and mirrors.
   *
   * @param sample which image it is, and for which epoch
   * @param size the size of the finished image; a way that makes one size only has that
   * @param draw the randomness for this one sample
   * @throws UnreadableImage if this image is damaged but others may not be
   */
  void finish(StoredImage image, Sample sample, ImageSize size, Draw draw, Canvas canvas)
      throws UnreadableImage;
}
