package org.scoville.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.scoville.runtime.decode.JpegEncoder;
import org.scoville.runtime.decode.JpegWalk;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.decode.TurboJpeg;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.random.Draw;

/**
 * Microseconds that an image of 500 x 375 pixels and about 60 KB takes in the JDK's reader, in
 * libjpeg-turbo, and in the walk that finds damage, by one thread's CPU time; then images a second
 * of several threads together.
 *
 * <p>Arguments: rounds, images a round (default 9 and 100); {@code untuned} leaves the process's
 * arenas as they are. The rounds take the decoders in turn; the first two are not counted.
 */
public final class JpegBenchmark {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;
  private static final int QUALITY = 90;
  private static final int WARM_ROUNDS = 2;
  private static final double MICROS = 1e3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final byte[] file;

  private JpegBenchmark() throws IOException {
    this.file = JpegEncoder.create().encode(photo(), WIDTH, HEIGHT, QUALITY);
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    List<String> words = List.of(args);
    if (!words.contains("untuned")) {
      ProcessTuning.apply();
    }
    List<Integer> numbers =
        words.stream().filter(w -> !w.equals("untuned")).map(Integer::valueOf).toList();
    OpenCv.flaw()
        .ifPresent(
            flaw -> {
              throw new IllegalStateException(flaw);
            });
    int rounds = numbers.isEmpty() ? 9 : numbers.get(0);
    int images = numbers.size() < 2 ? 100 : numbers.get(1);
    JpegBenchmark benchmark = new JpegBenchmark();
    benchmark.alone(rounds, images, System.out);
    benchmark.together(rounds, images, System.out);
  }

  /** What one thread does with the file. */
  private interface Work {
    void run() throws IOException;
  }

  private Map<String, Work> subjects() {
    Map<String, Work> subjects = new LinkedHashMap<>();
    ImageReader jdk = ImageIO.getImageReadersByFormatName("jpeg").next();
    subjects.put("JDK, raster", () -> read(jdk, true));
    subjects.put("JDK, picture", () -> read(jdk, false));
    for (int reduction : new int[] {1, 2, 4, 8}) {
      subjects.put("libjpeg-turbo, 1/" + reduction, turbo(reduction));
    }
    JpegWalk walk = new JpegWalk();
    subjects.put(
        "walk",
        () -> {
          if (walk.of(file, 0, file.length) != JpegWalk.Verdict.WHOLE) {
            throw new IOException("the file is damaged");
          }
        });
    return subjects;
  }

  private void read(ImageReader reader, boolean raw) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      if (raw) {
        reader.readRaster(0, null);
      } else {
        reader.read(0);
      }
    }
  }

  private Work turbo(int reduction) {
    TurboJpeg turbo = new TurboJpeg();
    int width = TurboJpeg.reduced(WIDTH, reduction);
    int height = TurboJpeg.reduced(HEIGHT, reduction);
    byte[] rgb = new byte[3 * width * height];
    TurboJpeg.Part all = new TurboJpeg.Part(0, 0, width, height);
    return () -> turbo.decode(file, 0, file.length, WIDTH, HEIGHT, reduction, all, rgb);
  }

  private void alone(int rounds, int images, PrintStream out) throws IOException {
    Map<String, Work> subjects = subjects();
    Map<String, double[]> times = new LinkedHashMap<>();
    for (int round = -WARM_ROUNDS; round < rounds; round++) {
      for (Map.Entry<String, Work> subject : subjects.entrySet()) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < images; i++) {
          subject.getValue().run();
        }
        double time = (THREADS.getCurrentThreadCpuTime() - start) / MICROS / images;
        double[] each = times.computeIfAbsent(subject.getKey(), name -> new double[rounds]);
        each[Math.max(0, round)] = time;
      }
    }
    out.printf("microseconds an image, %d bytes, median of %d rounds%n", file.length, rounds);
    times.forEach(
        (name, each) -> {
          Arrays.sort(each);
          out.printf(
              "%-20s %7.0f (%.0f to %.0f)%n", name, each[rounds / 2], each[0], each[rounds - 1]);
        });
  }

  private void together(int rounds, int images, PrintStream out) throws InterruptedException {
    int[] counts = {1, 2, 4};
    double[][] times = new double[counts.length][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < counts.length; i++) {
        times[i][round] = counts[i] * images / seconds(counts[i], images);
      }
    }
    for (int i = 0; i < counts.length; i++) {
      Arrays.sort(times[i]);
      out.printf(
          "libjpeg-turbo, 1/1, %d threads: %.0f images a second (%.0f to %.0f)%n",
          counts[i], times[i][rounds / 2], times[i][0], times[i][rounds - 1]);
    }
  }

  private double seconds(int count, int images) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Work work = turbo(1);
      threads.add(new Thread(() -> repeat(work, images), "decoder-" + i));
    }
    long start = System.nanoTime();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void repeat(Work work, int images) {
    try {
      for (int i = 0; i < images; i++) {
        work.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Soft shapes and edges, with texture in a third of the picture. */
  private static byte[] photo() {
    byte[] image = new byte[WIDTH * HEIGHT * 3];
    Draw draw = Draw.of(1);
    for (int i = 0; i < image.length; i += 3) {
      int x = i / 3 % WIDTH;
      int y = i / 3 / WIDTH;
      double texture =
          draw.nextDouble(-1, 1) * (16 + 20 * Math.sin(x * 0.013) * Math.cos(y * 0.02));
      double edge = (x / 60 + y / 50) % 2 * 40;
      for (int c = 0; c < 3; c++) {
        double shape = Math.sin(x * 0.03 + c) * Math.cos(y * 0.02) * 60 + 100;
        image[i + c] = (byte) Math.max(0, Math.min(255, shape + edge + texture));
      }
    }
    return image;
  }
}
