package org.scoville.runtime.image;

/** Rotations of an image about its center, bit for bit as Pillow's {@code Image.rotate}. */
public final class Rotation {
  private static final double DECIMALS = 1e15;

  private Rotation() {}

  /** Rotates an image counterclockwise; uncovered pixels get the color {@code fill}. */
  public static void rotate(Canvas canvas, double degrees, Sampling sampling, Fill fill) {
    double remainder = degrees % 360;
    double turn = remainder < 0 ? remainder + 360 : remainder;
    boolean square = canvas.width() == canvas.height();
    if (turn == 180) {
      turnHalf(canvas);
    } else if (square && (turn == 90 || turn == 270)) {
      turnQuarter(canvas, turn == 90);
    } else if (turn != 0) {
      about(turn, canvas.width(), canvas.height()).apply(canvas, sampling, fill);
    }
  }

  /** The transform of an image of this size, with sines rounded to 15 decimals as Pillow's are. */
  static Affine about(double degrees, int width, int height) {
    double angle = -(degrees * (Math.PI / 180));
    double cos = rounded(StrictMath.cos(angle));
    double sin = rounded(StrictMath.sin(angle));
    double x = width / 2.0;
    double y = height / 2.0;
    double c = cos * -x + sin * -y + 0.0;
    double f = -sin * -x + cos * -y + 0.0;
    return new Affine(cos, sin, c + x, -sin, cos, f + y);
  }

  /** The nearest number of 15 decimals; the product's own rounding error decides near a half. */
  private static double rounded(double value) {
    double product = value * DECIMALS;
    double error = Math.fma(value, DECIMALS, -product);
    double whole = Math.rint(product);
    double rest = product - whole + error;
    double step = rest > 0.5 ? 1 : rest < -0.5 ? -1 : 0;
    return (whole + step) / DECIMALS;
  }

  private static void turnHalf(Canvas canvas) {
    int area = canvas.width() * canvas.height();
    for (int i = 0; i < area; i++) {
      move(canvas, area - 1 - i, i);
    }
    canvas.swap();
  }

  private static void turnQuarter(Canvas canvas, boolean counterclockwise) {
    int side = canvas.width();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int from = counterclockwise ? x * side + side - 1 - y : (side - 1 - x) * side + y;
        move(canvas, from, y * side + x);
      }
    }
    canvas.swap();
  }

  private static void move(Canvas canvas, int from, int to) {
    int channels = canvas.channels();
    for (int c = 0; c < channels; c++) {
      canvas.spare()[to * channels + c] = canvas.pixels()[from * channels + c];
    }
  }
}
