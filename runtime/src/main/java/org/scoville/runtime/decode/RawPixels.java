package org.scoville.runtime.decode;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.scoville.runtime.image.Canvas;

/**
 * The numbers that a decoder found in a file, before they are colors: (height, width, channels),
 * one byte a number.
 *
 * <p>It lies in the decoder's own array, or in the spare array of a canvas.
 */
final class RawPixels {
  private static final int MOST_BITS = 16;

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] data;

  RawPixels(int height, int width, int channels, byte[] data) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.data = data;
  }

  /** The numbers of a raster as they are. */
  static RawPixels of(Raster raster, Canvas canvas) throws ImageFault {
    return interleaved(raster) ? whole(raster, canvas) : converted(raster, canvas, false);
  }

  /** The numbers of a raster as light from 0 to 255; of 16-bit numbers the upper half. */
  static RawPixels scaled(Raster raster, Canvas canvas) throws ImageFault {
    return interleaved(raster) ? whole(raster, canvas) : converted(raster, canvas, true);
  }

  /** Most files by far, and much faster than going through numbers. */
  private static boolean interleaved(Raster raster) {
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getTransferType() == DataBuffer.TYPE_BYTE;
  }

  private static RawPixels whole(Raster raster, Canvas canvas) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    if (raster.getDataBuffer() instanceof DataBufferByte buffer && isPacked(raster, buffer)) {
      return new RawPixels(height, width, bands, buffer.getData());
    }
    byte[] data = canvas.spare(width * height * bands);
    raster.getDataElements(raster.getMinX(), raster.getMinY(), width, height, data);
    return new RawPixels(height, width, bands, data);
  }

  /** Whether the reader's own array has the order wanted, which saves a copy. */
  private static boolean isPacked(Raster raster, DataBufferByte buffer) {
    int bands = raster.getNumBands();
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    int[] order = IntStream.range(0, bands).toArray();
    return buffer.getNumBanks() == 1
        && buffer.getOffset() == 0
        && model.getPixelStride() == bands
        && model.getScanlineStride() == raster.getWidth() * bands
        && raster.getMinX() == raster.getSampleModelTranslateX()
        && raster.getMinY() == raster.getSampleModelTranslateY()
        && Arrays.equals(model.getBandOffsets(), order);
  }

  private static RawPixels converted(Raster raster, Canvas canvas, boolean scale)
      throws ImageFault {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    int[] bits = raster.getSampleModel().getSampleSize();
    checkNumbers(raster, bits);
    byte[] data = canvas.spare(width * height * bands);
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        int number = scale ? scaled(row[i], bits[i % bands]) : row[i];
        data[y * row.length + i] = (byte) number;
      }
    }
    return new RawPixels(height, width, bands, data);
  }

  private static int scaled(int number, int bits) {
    return bits >= 8 ? number >> (bits - 8) : number * 255 / ((1 << bits) - 1);
  }

  private static void checkNumbers(Raster raster, int[] bits) throws ImageFault {
    int type = raster.getTransferType();
    boolean whole = type != DataBuffer.TYPE_FLOAT && type != DataBuffer.TYPE_DOUBLE;
    int most = Arrays.stream(bits).max().orElse(0);
    if (!whole || most > MOST_BITS) {
      throw new ImageFault(
          OmissionReason.UNKNOWN_FORMAT,
          "its numbers have %d bits%s, and whole ones of at most %d are read"
              .formatted(most, whole ? "" : " and a point", MOST_BITS));
    }
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int channels() {
    return channels;
  }

  /** The numbers; more may follow that are left over from before. */
  byte[] data() {
    return data;
  }
}
