package org.scoville.runtime.data;

import java.io.IOException;
import org.scoville.runtime.image.Canvas;

/**
 * Decodes image files of any kind that torchvision loads into red, green and blue.
 *
 * <p>As Pillow's {@code convert("RGB")}, which the published recipes were trained with: color
 * profiles and EXIF's orientation are left alone, transparency is dropped, gray is repeated. But of
 * numbers of 16 bits the upper half is taken, where Pillow's gray ones all become white. The kind
 * is known by what a file starts with and not by its name.
 */
final class ImageDecoder {

  private ImageDecoder() {}

  /** Reads what an image claims to be, and refuses what can't be true. */
  static EncodedImage open(byte[] file, String name) throws UnreadableImage {
    try {
      EncodedImage image = of(file);
      PixelBound.check(image.width(), image.height(), file.length);
      PixelBound.checkMemory(image);
      return image;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableImage(name, ImageFault.of(e));
    }
  }

  /** Puts the picture onto a canvas of three channels. */
  static void decode(EncodedImage image, byte[] file, String name, Canvas canvas)
      throws UnreadableImage {
    try {
      image.decode(file, canvas);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableImage(name, ImageFault.of(e));
    } catch (OutOfMemoryError e) {
      // One image is no reason to end a run; what was allocated for it is free again.
      throw new UnreadableImage(name, PixelBound.tooLargeForMemory(image));
    }
  }

  /** Both in one. */
  static void decode(byte[] file, String name, Canvas canvas) throws UnreadableImage {
    decode(open(file, name), file, name, canvas);
  }

  private static EncodedImage of(byte[] file) throws IOException {
    if (FileSignature.JPEG.starts(file)) {
      return JpegImage.of(file);
    }
    if (FileSignature.PNG.starts(file)) {
      return PngImage.of(file);
    }
    if (FileSignature.BMP.starts(file)) {
      return BmpImage.of(file);
    }
    if (FileSignature.isTiff(file)) {
      return TiffImage.of(file);
    }
    if (FileSignature.isWebp(file)) {
      return WebpImage.of(file);
    }
    if (FileSignature.isPnm(file)) {
      return PnmImage.of(file);
    }
    throw new ImageFault(
        OmissionReason.UNKNOWN_FORMAT, "it is neither JPEG nor PNG, BMP, TIFF, WebP, PPM or PGM");
  }
}
