package org.scoville.runtime.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.scoville.runtime.image.Canvas;

/**
 * A portable any-map: bits, gray or color, in bytes or in digits ({@code P1} to {@code P6}).
 *
 * @param numberBytes memory of one number
 * @param numbers numbers in a pixel
 */
record PnmImage(int width, int height, int numberBytes, int numbers) implements EncodedImage {

  private static final int MOST_DIGITS = 9;
  private static final int MOST_LIGHT = 65_535;

  static PnmImage of(byte[] file) throws ImageFault {
    Header header = new Header(file);
    int kind = file[1] - '0';
    boolean bits = kind == 1 || kind == 4;
    int width = header.next();
    int height = header.next();
    int light = bits ? 1 : header.next();
    PixelBound.check(width, height, file.length);
    if (light < 1 || light > MOST_LIGHT) {
      throw ImageFault.damaged("it is damaged (its brightest number is %d)", light);
    }
    int numbers = kind % 3 == 0 ? 3 : 1;
    int numberBytes = light > 255 ? 2 : 1;
    if (file.length - header.at - 1 < bytes(kind, width, height, numbers * numberBytes)) {
      throw ImageFault.endsEarly();
    }
    return new PnmImage(width, height, numberBytes, numbers);
  }

  /** The fewest bytes that the pixels take. */
  private static long bytes(int kind, long width, long height, int pixelBytes) {
    return switch (kind) {
          case 1 -> width * height;
          case 2 -> 2 * width * height - 1;
          case 3 -> 6 * width * height - 1;
          case 4 -> (width + 7) / 8 * height;
          default -> width * height * pixelBytes;
        }
        - (kind < 4 ? 1 : 0);
  }

  /** The reader's picture, its numbers and the canvas. */
  @Override
  public int bytesPerPixel() {
    return numbers * (numberBytes + 1) + 3;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    Readers.ask(Readers.PNM, file, reader -> Picture.rgb(reader.read(0), canvas));
  }

  /** The numbers after the first two letters, between blanks and comments. */
  private static final class Header {
    private final byte[] file;
    private int at = 2;

    Header(byte[] file) {
      this.file = file;
    }

    int next() throws ImageFault {
      while (isBlank(peek()) || peek() == '#') {
        if (peek() == '#') {
          skipLine();
        } else {
          at++;
        }
      }
      int start = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      if (at == start || at - start > MOST_DIGITS) {
        throw ImageFault.damaged("it is damaged (its header is not of numbers)");
      }
      return Integer.parseInt(new String(file, start, at - start, StandardCharsets.US_ASCII));
    }

    private void skipLine() throws ImageFault {
      while (peek() != '\n' && peek() != '\r') {
        at++;
      }
    }

    private byte peek() throws ImageFault {
      if (at >= file.length) {
        throw ImageFault.endsEarly();
      }
      return file[at];
    }

    private static boolean isBlank(byte letter) {
      return letter == ' ' || (letter >= '\t' && letter <= '\r');
    }
  }
}
