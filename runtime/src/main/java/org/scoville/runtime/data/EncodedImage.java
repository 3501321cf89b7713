package org.scoville.runtime.data;

import java.io.IOException;
import org.scoville.runtime.image.Canvas;

/** What the header of an image says, once its bytes were checked and before they are decoded. */
interface EncodedImage {

  /** Its width in pixels, as its header claims. */
  int width();

  /** Its height in pixels, as its header claims. */
  int height();

  /** Memory that decoding it takes for each pixel, the canvas included. */
  int bytesPerPixel();

  /** Puts the picture in the same bytes onto a canvas of three channels. */
  void decode(byte[] file, Canvas canvas) throws IOException;
}
