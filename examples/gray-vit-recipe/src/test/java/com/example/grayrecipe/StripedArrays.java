package com.example.grayrecipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Arrays as numpy.save writes them: noise with a bright stripe, higher or lower by class. */
final class StripedArrays {
  private static final int PIXELS = 28;
  private static final int CLASSES = 10;
  private static final int HEADER = 118;

  private StripedArrays() {}

  /** Writes images to train on and to evaluate on, and returns their folder. */
  static Path write(Path folder, int training, int evaluation) throws IOException {
    Files.createDirectories(folder);
    writeSplit(folder, "train", training);
    writeSplit(folder, "test", evaluation);
    return folder;
  }

  private static void writeSplit(Path folder, String split, int count) throws IOException {
    Random random = new Random(count);
    byte[] images = new byte[count * PIXELS * PIXELS];
    byte[] labels = new byte[count];
    for (int image = 0; image < count; image++) {
      labels[image] = (byte) (image % CLASSES);
      for (int pixel = 0; pixel < PIXELS * PIXELS; pixel++) {
        boolean bright = pixel / PIXELS / 2 == labels[image] + 2;
        images[image * PIXELS * PIXELS + pixel] = (byte) (random.nextInt(100) + (bright ? 150 : 0));
      }
    }
    writeArray(folder.resolve(split + "-images.npy"), "(%d, 28, 28)".formatted(count), images);
    writeArray(folder.resolve(split + "-labels.npy"), "(%d,)".formatted(count), labels);
  }

  private static void writeArray(Path file, String shape, byte[] values) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, HEADER, 0});
    content.write(
        (header + " ".repeat(HEADER - 1 - header.length()) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    content.write(values);
    Files.write(file, content.toByteArray());
  }
}
