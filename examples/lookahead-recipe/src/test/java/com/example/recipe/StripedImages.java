package com.example.recipe;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Files in Fashion-MNIST's format: noise with a bright stripe, higher or lower by class. */
final class StripedImages {
  private static final int PIXELS = 28;
  private static final int CLASSES = 10;
  private static final int IMAGES_MAGIC = 0x803;
  private static final int LABELS_MAGIC = 0x801;

  private StripedImages() {}

  /** Writes images to train on and to evaluate on, and returns their folder. */
  static Path write(Path folder, int training, int evaluation) throws IOException {
    Files.createDirectories(folder);
    write(folder, "train", training);
    write(folder, "t10k", evaluation);
    return folder;
  }

  private static void write(Path folder, String name, int count) throws IOException {
    Random random = new Random(count);
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    header(images, IMAGES_MAGIC, count, PIXELS, PIXELS);
    header(labels, LABELS_MAGIC, count);
    for (int image = 0; image < count; image++) {
      int label = image % CLASSES;
      labels.write(label);
      for (int pixel = 0; pixel < PIXELS * PIXELS; pixel++) {
        boolean bright = pixel / PIXELS / 2 == label + 2;
        images.write(random.nextInt(100) + (bright ? 150 : 0));
      }
    }
    Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.toByteArray());
    Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.toByteArray());
  }

  private static void header(ByteArrayOutputStream to, int... numbers) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }
}
