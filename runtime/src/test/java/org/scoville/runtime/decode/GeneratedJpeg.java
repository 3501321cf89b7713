package org.scoville.runtime.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A JPEG file to be written by libjpeg-turbo: shapes with noise.
 *
 * @param width columns
 * @param height rows
 * @param colors 1 or 3
 * @param sampling libjpeg's factors, such as 0x221111; 0 for OpenCV's own
 * @param settings pairs of a setting and its value
 */
record GeneratedJpeg(int width, int height, int colors, int sampling, List<Integer> settings) {

  static final int QUALITY = opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
  static final int PROGRESSIVE = opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
  static final int OPTIMIZE = opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
  static final int RESTARTS = opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;

  /** The file with the picture of this seed. */
  byte[] file(long seed) {
    return file(pixels(width, height, colors, seed));
  }

  /** The file with this picture, in OpenCV's order of colors. */
  byte[] file(byte[] pixels) {
    if (OpenCv.flaw().isPresent()) {
      throw new AssertionError(OpenCv.flaw().get());
    }
    List<Integer> all = new ArrayList<>(settings);
    if (sampling != 0) {
      all.add(opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR);
      all.add(sampling);
    }
    int type = colors == 1 ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3;
    try (BytePointer data = new BytePointer(pixels);
        Mat image = new Mat(height, width, type, data);
        BytePointer kind = new BytePointer(".jpg");
        BytePointer file = new BytePointer();
        IntPointer with = new IntPointer(all.stream().mapToInt(i -> i).toArray())) {
      if (!opencv_imgcodecs.imencode(kind, image, file, with)) {
        throw new AssertionError("not encoded");
      }
      byte[] bytes = new byte[(int) file.limit()];
      file.get(bytes);
      return bytes;
    }
  }

  /** A file of libjpeg's kinds by chance, but neither progressive nor of 4:4:0. */
  static GeneratedJpeg any(Random random) {
    int[] samplings = {0x111111, 0x211111, 0x221111, 0x411111};
    return new GeneratedJpeg(
        1 + random.nextInt(120),
        1 + random.nextInt(90),
        random.nextInt(4) == 0 ? 1 : 3,
        samplings[random.nextInt(samplings.length)],
        List.of(
            QUALITY,
            5 + random.nextInt(96),
            OPTIMIZE,
            random.nextInt(2),
            RESTARTS,
            random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0));
  }

  private static byte[] pixels(int width, int height, int colors, long seed) {
    Random random = new Random(seed);
    double wave = 0.02 + random.nextDouble() * 0.3;
    int noise = 1 + random.nextInt(60);
    byte[] pixels = new byte[width * height * colors];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / colors % width;
      int y = i / colors / width;
      double shape = Math.sin(x * wave + i % colors) * Math.cos(y * wave * 0.7) * 100 + 128;
      double edge = (x / 23 + y / 17) % 2 * 30;
      double value = shape + edge + random.nextInt(noise);
      pixels[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return pixels;
  }
}
