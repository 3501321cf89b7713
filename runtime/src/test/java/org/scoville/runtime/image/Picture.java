package org.scoville.runtime.image;

import java.util.Arrays;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.scoville.runtime.random.Draw;

/** An image for tests, read by coordinates. */
public final class Picture {
  private final int height;
  private final int width;
  private final int channels;
  private final byte[] bytes;

  private Picture(int height, int width, int channels, byte[] bytes) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.bytes = bytes;
  }

  /** Height in pixels. */
  int height() {
    return height;
  }

  /** Width in pixels. */
  int width() {
    return width;
  }

  /** Numbers in a pixel. */
  int channels() {
    return channels;
  }

  /** The numbers, channels interleaved. */
  public byte[] bytes() {
    return bytes;
  }

  /** A number of a pixel, from 0 to 255. */
  int at(int x, int y, int channel) {
    return bytes[(y * width + x) * channels + channel] & 0xFF;
  }

  /** The nearest pixel of the image to a place that may lie beside it. */
  int clamped(int x, int y, int channel) {
    return at(Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y)), channel);
  }

  /** What an operation on a canvas makes of it. */
  public Picture changed(Consumer<Canvas> operation) {
    // A canvas with room to spare, and with other images' rests on it.
    Canvas canvas = new Canvas(height + 3, width + 2, channels);
    Arrays.fill(canvas.pixels(), (byte) 77);
    Arrays.fill(canvas.spare(), (byte) 99);
    canvas.resize(height, width);
    System.arraycopy(bytes, 0, canvas.pixels(), 0, bytes.length);
    operation.accept(canvas);
    return new Picture(
        canvas.height(), canvas.width(), channels, Arrays.copyOf(canvas.pixels(), canvas.length()));
  }

  /** Noise of few or many values, gray or colored, down to a single row, column or pixel. */
  public static Arbitrary<Picture> any() {
    Arbitrary<Integer> sides =
        Arbitraries.oneOf(Arbitraries.of(1, 2, 3), Arbitraries.integers().between(1, 40));
    return Combinators.combine(
            sides, sides, Arbitraries.of(1, 3), Arbitraries.of(1, 2, 50, 256), Arbitraries.longs())
        .as(Picture::noise);
  }

  private static Picture noise(int height, int width, int channels, int values, long seed) {
    Draw draw = Draw.of(seed);
    int lowest = draw.nextInt(257 - values);
    byte[] bytes = new byte[height * width * channels];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (lowest + draw.nextInt(values));
    }
    return new Picture(height, width, channels, bytes);
  }

  @Override
  public String toString() {
    return "%d x %d x %d".formatted(height, width, channels);
  }
}
