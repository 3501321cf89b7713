package org.scoville.runtime.decode;

import org.scoville.runtime.image.Canvas;

/**
 * A portable any-map: bits, gray or color, in digits or in bytes ({@code P1} to {@code P6}).
 *
 * <p>It is read here, because TwelveMonkeys' reader fails on comments between numbers and on a
 * brightest number of 1, and rounds down what Pillow rounds.
 *
 * @param kind the digit of its first two letters
 * @param light the number of the brightest light
 * @param start where its pixels start in the file
 */
record PnmImage(int kind, int width, int height, int light, int start) implements EncodedImage {

  private static final int MOST_LIGHT = 65_535;

  static PnmImage of(byte[] file) throws ImageFault {
    PnmText text = new PnmText(file, 2);
    int kind = file[1] - '0';
    boolean bits = kind == 1 || kind == 4;
    int width = text.number();
    int height = text.number();
    int light = bits ? 1 : text.number();
    PixelBound.check(width, height, file.length);
    if (light < 1 || light > MOST_LIGHT) {
      throw ImageFault.damaged("it is damaged (its brightest number is %d)", light);
    }
    int start = kind < 4 ? text.at() : text.bytesStart();
    PnmImage image = new PnmImage(kind, width, height, light, start);
    if (file.length - start < image.leastBytes()) {
      throw ImageFault.endsEarly();
    }
    return image;
  }

  /** The fewest bytes that the pixels take. */
  private long leastBytes() {
    long numbers = (long) width * height * channels();
    return switch (kind) {
      case 1 -> numbers;
      case 2, 3 -> 2 * numbers - 1;
      case 4 -> (width + 7L) / 8 * height;
      default -> light > 255 ? 2 * numbers : numbers;
    };
  }

  private int channels() {
    return kind % 3 == 0 ? 3 : 1;
  }

  /** The canvas. */
  @Override
  public int bytesPerPixel() {
    return 3;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws ImageFault {
    canvas.resize(height, width);
    PnmText text = new PnmText(file, start);
    byte[] lights = lights();
    int copies = 3 / channels();
    int at = 0;
    for (int i = 0; i < canvas.length() / copies; i++) {
      byte number = lights[Math.min(light, number(file, text, i))];
      for (int copy = 0; copy < copies; copy++) {
        canvas.pixels()[at++] = number;
      }
    }
  }

  private int number(byte[] file, PnmText text, int index) throws ImageFault {
    return switch (kind) {
      case 1 -> checked(text.digit());
      case 2, 3 -> checked(text.number());
      case 4 ->
          file[start + index / width * ((width + 7) / 8) + index % width / 8]
                  >> (7 - index % width % 8)
              & 1;
      default ->
          light > 255 ? JpegSegments.number(file, start + 2 * index) : file[start + index] & 0xFF;
    };
  }

  private int checked(int number) throws ImageFault {
    if (number > light) {
      throw ImageFault.damaged(
          "it is damaged (a number is %d and the brightest %d)", number, light);
    }
    return number;
  }

  /** The byte for each number, rounded as by Pillow; among bits 1 is black. */
  private byte[] lights() {
    if (kind % 3 == 1) {
      return new byte[] {(byte) 255, 0};
    }
    byte[] lights = new byte[light + 1];
    for (int number = 0; number <= light; number++) {
      lights[number] = (byte) Math.rint((double) number / light * 255);
    }
    return lights;
  }
}
