package org.scoville.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.PillowBilinear;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/**
 * Resizing beside OpenCV's own: microseconds of CPU time a window, on one thread, for windows of an
 * image of 500 x 375 pixels as FFCV's random resized crop draws them (areas of 8 to 100 %, ratios
 * of 3/4 to 4/3). {@code mirrored} also mirrors on the way; {@code bilinear} is Pillow's filter,
 * which OpenCV hasn't.
 *
 * <p>Arguments: rounds, windows a round (default 25 and 200). The three take turns in each round;
 * the first rounds are not counted.
 */
public final class ResizeBenchmark {
  private static final int HEIGHT = 375;
  private static final int WIDTH = 500;
  private static final int WARM_ROUNDS = 6;
  private static final double MICROS = 1e3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final OpenCvArea area = new OpenCvArea();
  private final PillowBilinear bilinear = new PillowBilinear();
  private final Canvas canvas = new Canvas(HEIGHT, WIDTH, 3);
  private final Mat image = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3);

  private ResizeBenchmark() {
    Draw draw = Draw.of(1);
    for (int i = 0; i < canvas.length(); i++) {
      canvas.pixels()[i] = (byte) draw.nextInt(256);
    }
    canvas.spare(canvas.length());
    image.data().put(canvas.pixels(), 0, canvas.length());
  }

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 25;
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    opencv_core.setNumThreads(1);
    ResizeBenchmark benchmark = new ResizeBenchmark();
    List<Window> windows = windows(count);
    System.out.printf("microseconds a window, median of %d rounds of %d windows%n", rounds, count);
    for (int side : new int[] {88, 176, 224}) {
      benchmark.compare(windows, side, rounds, System.out);
    }
  }

  private void compare(List<Window> windows, int side, int rounds, PrintStream out) {
    double[] ours = new double[rounds];
    double[] mirrored = new double[rounds];
    double[] filtered = new double[rounds];
    double[] theirs = new double[rounds];
    double[] ratios = new double[rounds];
    try (Mat target = new Mat(side, side, opencv_core.CV_8UC3);
        Size size = new Size(side, side)) {
      List<Mat> parts = windows.stream().map(this::part).toList();
      for (int round = -WARM_ROUNDS; round < rounds; round++) {
        int i = Math.max(0, round);
        ours[i] = micros(windows, window -> area.resize(canvas, window, side, side, false));
        theirs[i] =
            micros(
                parts,
                part -> opencv_imgproc.resize(part, target, size, 0, 0, opencv_imgproc.INTER_AREA));
        mirrored[i] = micros(windows, window -> area.resize(canvas, window, side, side, true));
        filtered[i] = micros(windows, window -> bilinear.resize(canvas, window, side, side));
        ratios[i] = theirs[i] / ours[i];
      }
      parts.forEach(Mat::close);
    }
    Arrays.sort(ratios);
    out.printf(
        "%d: area %.0f, mirrored %.0f, OpenCV %.0f, OpenCV / area %.2f (%.2f to %.2f);"
            + " bilinear %.0f%n",
        side,
        median(ours),
        median(mirrored),
        median(theirs),
        ratios[rounds / 2],
        ratios[0],
        ratios[rounds - 1],
        median(filtered));
  }

  private Mat part(Window window) {
    try (Rect part = new Rect(window.left(), window.top(), window.width(), window.height())) {
      return new Mat(image, part);
    }
  }

  /** The canvas swaps its two arrays for each window, and back: no image is copied. */
  private <T> double micros(List<T> subjects, Consumer<T> work) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (T subject : subjects) {
      byte[] before = canvas.pixels();
      work.accept(subject);
      if (canvas.pixels() != before) {
        canvas.swap(HEIGHT, WIDTH);
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / MICROS / subjects.size();
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static List<Window> windows(int count) {
    Draw draw = Draw.of(2);
    List<Window> windows = new ArrayList<>();
    while (windows.size() < count) {
      double size = WIDTH * HEIGHT * draw.nextDouble(0.08, 1);
      double ratio = Math.exp(draw.nextDouble(-1, 1) * Math.log(4.0 / 3));
      int width = (int) Math.rint(Math.sqrt(size * ratio));
      int height = (int) Math.rint(Math.sqrt(size / ratio));
      if (width <= WIDTH && height <= HEIGHT) {
        int left = draw.nextInt(WIDTH - width + 1);
        windows.add(new Window(left, draw.nextInt(HEIGHT - height + 1), width, height));
      }
    }
    return windows;
  }
}
