package org.scoville.runtime.beton;

import java.io.IOException;
import org.scoville.runtime.decode.JpegEncoder;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.text.Printable;

/**
 * Makes of decoded images what is stored, as FFCV's {@code RGBImageField} does. Each thread makes
 * its own, since it keeps arrays from one image to the next.
 */
public final class ImagePacker {
  private static final long PURPOSE = "beton".hashCode();

  private final PackOptions options;
  private final JpegEncoder encoder;
  private final OpenCvArea area = new OpenCvArea();

  /** A packer with its options. */
  public ImagePacker(PackOptions options, JpegEncoder encoder) {
    this.options = options;
    this.encoder = encoder;
  }

  /**
   * The image as it is stored.
   *
   * @param name the image's name in messages
   * @param sample the image's number, from which its draw follows
   * @param image the image in red, green and blue, which may shrink
   * @throws DataProblem if it is too large for a JPEG or a file of this format
   */
  public BetonImage pack(String name, int sample, Canvas image) {
    if (options.maxResolution() > 0) {
      area.within(image, options.maxResolution());
    }
    Draw draw = Draw.of(options.seed(), PURPOSE, sample);
    int width = image.width();
    int height = image.height();
    return options.mode().isJpg(image.length(), draw)
        ? BetonImage.jpg(name, width, height, encoded(name, image))
        : BetonImage.raw(name, width, height, image.pixels());
  }

  private byte[] encoded(String name, Canvas image) {
    if (Math.max(image.width(), image.height()) > JpegEncoder.MOST_SIDE) {
      throw new DataProblem(
          "%s has %d x %d pixels, and a JPEG has room for %d a side; give --max-resolution, store it raw or remove it"
              .formatted(Printable.of(name), image.width(), image.height(), JpegEncoder.MOST_SIDE));
    }
    try {
      return encoder.encode(image.pixels(), image.width(), image.height(), options.quality());
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be encoded as JPEG (%s); store it raw, or remove it"
              .formatted(Printable.of(name), IoErrorText.words(e)),
          e);
    }
  }
}
