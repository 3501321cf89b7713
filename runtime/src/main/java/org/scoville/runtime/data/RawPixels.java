package org.scoville.runtime.data;

import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.scoville.runtime.image.Canvas;

/**
 * What a decoder found in a file, before its numbers are colours: (height, width, channels), one
 * byte a number.
 *
 * <p>It lies in what a canvas has to spare.
 */
final class RawPixels {
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

  /** The numbers of a raster; of 16-bit numbers the upper half. */
  static RawPixels of(Raster raster, Canvas canvas) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    byte[] data = canvas.spare(width * height * bands);
    if (raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getTransferType() == DataBuffer.TYPE_BYTE) {
      // Most files by far, and much faster than going through numbers.
      raster.getDataElements(raster.getMinX(), raster.getMinY(), width, height, data);
      return new RawPixels(height, width, bands, data);
    }
    int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        data[y * row.length + i] = (byte) (row[i] >> shift);
      }
    }
    return new RawPixels(height, width, bands, data);
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
