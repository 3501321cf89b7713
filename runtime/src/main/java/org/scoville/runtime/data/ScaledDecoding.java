package org.scoville.runtime.data;

import org.scoville.fact.ImageSize;
import org.scoville.runtime.image.Window;

/** The fraction of its size at which a JPEG is decoded. */
final class ScaledDecoding {
  private ScaledDecoding() {}

  /** The same for an image that may be no square. */
  static int reduction(Window part, ImageSize size) {
    return reduction(part, Math.max(size.height(), size.width()));
  }

  /** The largest of 1, 2, 4 and 8 by which a part is still no smaller than its new size. */
  static int reduction(Window part, int side) {
    int shorter = Math.min(part.width(), part.height());
    int reduction = 8;
    while (reduction > 1 && shorter < (long) reduction * side) {
      reduction /= 2;
    }
    return reduction;
  }
}
