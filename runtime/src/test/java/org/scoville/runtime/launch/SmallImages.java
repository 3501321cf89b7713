package org.scoville.runtime.launch;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes small data sets: noise, with a bright stripe whose row depends on the class. */
final class SmallImages {
  static final int SIDE = 12;
  static final int CLASSES = 4;

  private SmallImages() {}

  /** IDX files of gray images. */
  static Path idx(Path folder, int training, int evaluation) {
    try {
      Files.createDirectories(folder);
      pair(folder, "train", training, 1);
      pair(folder, "t10k", evaluation, 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void pair(Path folder, String split, int count, long seed) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
    images.putInt(0x0803).putInt(count).putInt(SIDE).putInt(SIDE);
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(0x0801).putInt(count);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      images.put(pixels(i % CLASSES, random));
      labels.put((byte) (i % CLASSES));
    }
    Files.write(folder.resolve(split + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(split + "-labels-idx1-ubyte"), labels.array());
  }

  /** Folders of JPEG files, one a class. */
  static Path jpeg(Path folder, int training, int evaluation) {
    return halves(folder, training, evaluation, "jpg");
  }

  /** The same pictures as PNG files, whose pixels are not changed. */
  static Path png(Path folder, int training, int evaluation) {
    return halves(folder, training, evaluation, "png");
  }

  private static Path halves(Path folder, int training, int evaluation, String format) {
    try {
      classFolders(folder.resolve("train"), training, 1, format);
      classFolders(folder.resolve("val"), evaluation, 2, format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void classFolders(Path split, int count, long seed, String format)
      throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      Path folder = Files.createDirectories(split.resolve("class-" + i % CLASSES));
      byte[] pixels = pixels(i % CLASSES, random);
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int at = 0; at < pixels.length; at++) {
        image.setRGB(at % SIDE, at / SIDE, (pixels[at] & 0xFF) * 0x010101);
      }
      ImageIO.write(image, format, folder.resolve("image-%03d.%s".formatted(i, format)).toFile());
    }
  }

  /** A PNG file of a gradient, of any size. */
  static Path gradient(Path file, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x % 256) << 16 | (y % 256) << 8 | (x + y) % 256);
      }
    }
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static byte[] pixels(int label, Random random) {
    byte[] pixels = new byte[SIDE * SIDE];
    int top = 1 + label * SIDE / CLASSES;
    for (int at = 0; at < pixels.length; at++) {
      boolean bright = at / SIDE == top || at / SIDE == top + 1;
      pixels[at] = (byte) ((bright ? 180 : 40) + random.nextInt(60));
    }
    return pixels;
  }
}
