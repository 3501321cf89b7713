package org.scoville.runtime.decode;

import java.io.IOException;
import org.scoville.runtime.image.Canvas;

/** An image whose bytes are checked and not yet decoded, with the facts of its header. */
public interface EncodedImage {

  /** Its width in pixels, as its header claims. */
  int width();

  /** Its height in pixels, as its header claims. */
  int height();

  /** Memory that decoding it takes for each pixel, the canvas included. */
  int bytesPerPixel();

  /** Puts the picture in the same bytes onto a canvas of three channels. */
  void decode(byte[] file, Canvas canvas) throws IOException;
}
