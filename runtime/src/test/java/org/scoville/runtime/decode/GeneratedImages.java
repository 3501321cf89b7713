package org.scoville.runtime.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Image files written for a test: smooth gradients, so that JPEG keeps them. */
public final class GeneratedImages {

  private GeneratedImages() {}

  static BufferedImage gradient(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 255 * x / width;
        int green = 255 * y / height;
        int blue = 255 * (x + y) / (width + height);
        image.setRGB(x, y, 0xFF << 24 | red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  public static void writePng(Path file, int width, int height) {
    write(file, gradient(width, height, BufferedImage.TYPE_INT_RGB), "png");
  }

  public static void writeJpeg(Path file, int width, int height) {
    write(file, gradient(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  public static void write(Path file, BufferedImage image, String format) {
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new AssertionError("The JDK can't write " + image + " as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
