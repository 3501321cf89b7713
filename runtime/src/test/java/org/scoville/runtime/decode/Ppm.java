package org.scoville.runtime.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A picture of the reference, (height, width, 3). */
final class Ppm {
  private final int width;
  private final int height;
  private final byte[] rgb;

  private Ppm(int width, int height, byte[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte[] rgb() {
    return rgb;
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream stream = Ppm.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
  }

  static Ppm of(String name) throws IOException {
    byte[] file = resource(name + ".ppm");
    int header = 0;
    while (file[header] != '\n') {
      header++;
    }
    String[] words = new String(file, 0, header, StandardCharsets.US_ASCII).split(" ", -1);
    return new Ppm(
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Arrays.copyOfRange(file, header + 1, file.length));
  }
}
