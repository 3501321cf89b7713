package org.scoville.runtime.decode;

/**
 * The bound on the size of an image by its header, checked before memory is allocated.
 *
 * <p>A file of half a megabyte can claim, and by deflate even hold, an image of gigabytes. Any file
 * may have {@link #FREE} pixels; a larger image needs a byte of its file for {@link
 * #PIXELS_PER_BYTE} pixels, of which photographs need ten times as many; {@link #MOST} is the end.
 */
public final class PixelBound {

  /** Pillow's limit against files that claim to be huge. */
  public static final long MOST = 178_956_970;

  /** 100 MB of red, green and blue: a page of paper, scanned at 600 points an inch. */
  static final long FREE = 1 << 25;

  static final long PIXELS_PER_BYTE = 64;

  private PixelBound() {}

  /** The most bytes of a file that are read: the largest image, as it is. */
  public static long mostFileBytes() {
    return 3 * MOST + (1 << 20);
  }

  /** Refuses an image of no pixels, or of more than its file justifies. */
  static void check(long width, long height, long fileBytes) throws ImageFault {
    if (width < 1 || height < 1) {
      throw ImageFault.damaged("it claims to have %d x %d pixels", width, height);
    }
    // Both are below 2^32, so that a product beyond a long is negative.
    long pixels = Math.multiplyHigh(width, height) > 0 ? Long.MAX_VALUE : width * height;
    long most = Math.min(MOST, Math.max(FREE, PIXELS_PER_BYTE * fileBytes));
    if (pixels < 0 || pixels > most) {
      throw new ImageFault(
          OmissionReason.TOO_LARGE,
          "it claims to have %d x %d pixels, and %d are the most for a file of %d bytes"
              .formatted(width, height, most, fileBytes));
    }
  }

  /** Refuses an image whose decoding wouldn't fit into the memory. */
  static void checkMemory(EncodedImage image) throws ImageFault {
    if (bytes(image) > Runtime.getRuntime().maxMemory()) {
      throw tooLargeForMemory(image);
    }
  }

  static ImageFault tooLargeForMemory(EncodedImage image) {
    return new ImageFault(
        OmissionReason.TOO_LARGE,
        "its %d x %d pixels need %d MB to decode and Java may use %d MB; raise -Xmx"
            .formatted(
                image.width(),
                image.height(),
                bytes(image) >> 20,
                Runtime.getRuntime().maxMemory() >> 20));
  }

  /** Memory that decoding an image takes. */
  static long bytes(EncodedImage image) {
    return (long) image.width() * image.height() * image.bytesPerPixel();
  }
}
