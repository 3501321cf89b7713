package org.scoville.runtime.decode;

import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;

/** One image of a data set, whose header is read and whose pixels are not yet. */
public interface StoredImage {

  /** Its name in messages. */
  String name();

  /** Its width in pixels, as its header says. */
  int width();

  /** Its height in pixels, as its header says. */
  int height();

  /**
   * Puts a part of it onto a canvas, in the canvas's channels.
   *
   * @param part lies within the image, in its own pixels
   * @param reduction 1, or 2, 4 or 8 to decode at that fraction of the size where the format can;
   *     the canvas then has the whole reduced pixels that hold the part, or the part's own size
   * @throws UnreadableImage if it is damaged
   */
  void decode(Window part, int reduction, Canvas canvas) throws UnreadableImage;

  /**
   * Puts all of it onto a canvas.
   *
   * @throws UnreadableImage if it is damaged
   */
  default void decode(Canvas canvas) throws UnreadableImage {
    decode(new Window(0, 0, width(), height()), 1, canvas);
  }
}
