package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** An encoder by libjpeg-turbo, with the settings that OpenCV has by itself; for one thread. */
public final class TurboJpegEncoder implements JpegEncoder {
  private static final int COLORS = 3;

  private final NativeBytes picture = new NativeBytes();
  private byte[] row = new byte[0];

  @Override
  public byte[] encode(byte[] rgb, int width, int height, int quality) throws IOException {
    JpegEncoder.check(rgb, width, height, quality);
    picture.reserve((long) COLORS * width * height);
    fill(rgb, width, height);
    try (Mat image = new Mat(height, width, opencv_core.CV_8UC3, picture.pointer());
        IntPointer settings = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        BytePointer kind = new BytePointer(".jpg");
        BytePointer file = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(kind, image, file, settings)) {
        throw new IOException("libjpeg-turbo can't encode %d x %d pixels".formatted(width, height));
      }
      byte[] bytes = new byte[Math.toIntExact(file.limit())];
      file.get(bytes);
      return bytes;
    } catch (RuntimeException e) {
      // Its text names source files of OpenCV.
      throw new IOException(
          "libjpeg-turbo can't encode %d x %d pixels".formatted(width, height), e);
    }
  }

  /** OpenCV takes blue first. */
  private void fill(byte[] rgb, int width, int height) {
    int length = COLORS * width;
    if (row.length < length) {
      row = new byte[length];
    }
    ByteBuffer to = picture.bytes();
    for (int y = 0; y < height; y++) {
      int from = y * length;
      for (int i = 0; i < length; i += COLORS) {
        row[i] = rgb[from + i + 2];
        row[i + 1] = rgb[from + i + 1];
        row[i + 2] = rgb[from + i];
      }
      to.put(from, row, 0, length);
    }
  }
}
