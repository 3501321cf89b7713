package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** {@link OpenCvArea} beside OpenCV itself, to the bit. */
class OpenCvItselfTest {
  private final OpenCvArea area = new OpenCvArea();

  @BeforeContainer
  static void onOneThread() {
    opencv_core.setNumThreads(1);
  }

  @Property(tries = 500)
  void anySizeBecomesAnyOther(
      @ForAll @IntRange(min = 1, max = 120) int height,
      @ForAll @IntRange(min = 1, max = 160) int width,
      @ForAll @IntRange(min = 1, max = 100) int newHeight,
      @ForAll @IntRange(min = 1, max = 100) int newWidth,
      @ForAll @IntRange(max = 5) int border,
      @ForAll boolean color,
      @ForAll long seed) {
    Canvas image = noise(height, width, border, color, seed);
    assertSame(image, new Window(border, border, width, height), newHeight, newWidth);
  }

  @Property(tries = 200)
  void aLargeImageIsShrunk(
      @ForAll @IntRange(min = 60, max = 400) int height,
      @ForAll @IntRange(min = 60, max = 500) int width,
      @ForAll @IntRange(min = 1, max = 60) int side,
      @ForAll boolean color,
      @ForAll long seed) {
    assertSame(noise(height, width, 0, color, seed), new Window(0, 0, width, height), side, side);
  }

  @Property(tries = 200)
  void wholeFactorsAreWhole(
      @ForAll @IntRange(min = 1, max = 20) int newHeight,
      @ForAll @IntRange(min = 1, max = 20) int newWidth,
      @ForAll @IntRange(min = 1, max = 9) int down,
      @ForAll @IntRange(min = 1, max = 9) int across,
      @ForAll boolean color,
      @ForAll long seed) {
    int height = newHeight * down;
    int width = newWidth * across;
    Canvas image = noise(height, width, 2, color, seed);
    assertSame(image, new Window(2, 2, width, height), newHeight, newWidth);
  }

  @Property(tries = 100)
  void anImageOfOneColorKeepsIt(
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 90) int side,
      @ForAll byte value) {
    Canvas image = new Canvas(height, width, 3);
    Arrays.fill(image.pixels(), value);
    assertSame(image, Window.whole(image), side, side);
  }

  private static Canvas noise(int height, int width, int border, boolean color, long seed) {
    return Pictures.noise(height + 2 * border, width + border, color ? 3 : 1, seed);
  }

  /** Also mirrored on the way, which is to be the same as mirrored afterwards. */
  private void assertSame(Canvas image, Window window, int height, int width) {
    byte[] expected = byOpenCv(image, window, height, width);
    Canvas resized = Pictures.used(image);
    area.resize(resized, window, height, width);
    assertThat(Pictures.bytes(resized)).isEqualTo(expected);
    Mirror.leftAndRight(resized);
    Canvas mirrored = Pictures.used(image);
    area.resize(mirrored, window, height, width, true);
    assertThat(Pictures.bytes(mirrored)).isEqualTo(Pictures.bytes(resized));
  }

  private static byte[] byOpenCv(Canvas image, Window window, int height, int width) {
    byte[] pixels = new byte[height * width * image.channels()];
    int type = opencv_core.CV_8UC(image.channels());
    try (Mat whole = new Mat(image.height(), image.width(), type);
        Rect part = new Rect(window.left(), window.top(), window.width(), window.height());
        Mat source = new Mat(whole, part);
        Mat target = new Mat(height, width, type);
        Size size = new Size(width, height)) {
      whole.data().put(image.pixels(), 0, image.length());
      opencv_imgproc.resize(source, target, size, 0, 0, opencv_imgproc.INTER_AREA);
      target.data().get(pixels);
    }
    return pixels;
  }
}
