package org.scoville.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.scoville.algorithm.AugmentationSpace;
import org.scoville.algorithm.Augmentations;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.Resampling;
import org.scoville.algorithm.TimmOperations;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RandAugmentImages;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.algorithm.TimmRandAugmentImages;
import org.scoville.runtime.algorithm.TrivialAugmentImages;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Fill;
import org.scoville.runtime.image.ImageOperation;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Sampling;
import org.scoville.runtime.random.Draw;

/**
 * Microseconds of an image operation, and of an augmentation policy's image on average over its
 * operations: 176 x 176 pixels of red, green and blue, one thread, of whose CPU time the copying of
 * the image onto the canvas is taken off.
 *
 * <p>Arguments: rounds, images a round (default 9 and 200). The rounds take the operations in turn;
 * the first two are not counted.
 */
public final class ImageBenchmark {
  private static final int PIXELS = 176;
  private static final int WARM_ROUNDS = 2;
  private static final double MICROS = 1e3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Canvas canvas = new Canvas(PIXELS, PIXELS, 3);
  private final byte[] image = photo();
  private long drawn;

  private ImageBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    int images = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    new ImageBenchmark().run(rounds, images, System.out);
  }

  private void run(int rounds, int images, PrintStream out) {
    Map<String, Consumer<Canvas>> subjects = subjects();
    Map<String, double[]> times = new LinkedHashMap<>();
    subjects.keySet().forEach(name -> times.put(name, new double[rounds]));
    for (int round = -WARM_ROUNDS; round < rounds; round++) {
      for (Map.Entry<String, Consumer<Canvas>> subject : subjects.entrySet()) {
        double time = micros(images, subject.getValue()) - micros(images, canvas -> {});
        if (round >= 0) {
          times.get(subject.getKey())[round] = time;
        }
      }
    }
    out.printf("microseconds an image, %d x %d, median of %d rounds%n", PIXELS, PIXELS, rounds);
    times.forEach(
        (name, each) -> {
          Arrays.sort(each);
          out.printf(
              "%-40s %7.1f (%.1f to %.1f)%n", name, each[rounds / 2], each[0], each[rounds - 1]);
        });
  }

  private double micros(int images, Consumer<Canvas> change) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < images; i++) {
      System.arraycopy(image, 0, canvas.pixels(), 0, image.length);
      change.accept(canvas);
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / MICROS / images;
  }

  private Map<String, Consumer<Canvas>> subjects() {
    Map<String, Consumer<Canvas>> subjects = new LinkedHashMap<>();
    for (ImageOperation operation : ImageOperation.values()) {
      double argument = argument(operation);
      List<Sampling> samplings =
          operation == ImageOperation.ROTATE
              ? List.of(Sampling.values())
              : List.of(Sampling.BILINEAR);
      for (Sampling sampling : samplings) {
        String name = samplings.size() > 1 ? operation + " " + sampling : operation.name();
        subjects.put(name, canvas -> operation.apply(canvas, argument, sampling, Fill.BLACK));
      }
    }
    RunTiming always = new RunTiming(Timing.always(), 1, 1);
    for (Augmentations set : Augmentations.values()) {
      RandAugment record = new RandAugment(1, 10, set, 0.75);
      subjects.put("RandAugment depth 1, " + set, policy(new RandAugmentImages(record, always)));
    }
    List<Double> mean = List.of(124.0, 116.0, 104.0);
    for (Resampling resampling : List.of(Resampling.BILINEAR, Resampling.RANDOM)) {
      TimmRandAugment record =
          new TimmRandAugment(1, 7, 0.5, 10, true, 1, TimmOperations.RAND, resampling, 0.45, mean);
      subjects.put(
          "TimmRandAugment 1 layer, " + resampling,
          policy(new TimmRandAugmentImages(record, always)));
    }
    for (Resampling resampling : List.of(Resampling.NEAREST, Resampling.BILINEAR)) {
      TrivialAugment record =
          new TrivialAugment(31, AugmentationSpace.WIDE, resampling, List.of(0.0, 0.0, 0.0));
      subjects.put(
          "TrivialAugment, " + resampling, policy(new TrivialAugmentImages(record, always)));
    }
    return subjects;
  }

  /** A policy, on another image of the data each time. */
  private Consumer<Canvas> policy(SampleBehavior policy) {
    return canvas -> policy.change(canvas, new Sample(1, (int) drawn++, 0, 0, 0));
  }

  /** What RandAugment asks for at middle severity. */
  private static double argument(ImageOperation operation) {
    return switch (operation) {
      case IDENTITY, AUTOCONTRAST, EQUALIZE, INVERT -> 0;
      case POSTERIZE -> 2;
      case SOLARIZE -> 128;
      case SOLARIZE_ADD -> 55;
      case COLOR, CONTRAST, BRIGHTNESS, SHARPNESS -> 1.6;
      case BLUR -> 1;
      case SHEAR_X, SHEAR_Y -> 0.15;
      case TRANSLATE_X, TRANSLATE_Y -> 29;
      case ROTATE -> 15;
    };
  }

  /** Soft shapes with a little noise. */
  private static byte[] photo() {
    byte[] image = new byte[PIXELS * PIXELS * 3];
    Draw draw = Draw.of(1);
    for (int i = 0; i < image.length; i++) {
      int x = i / 3 % PIXELS;
      int y = i / 3 / PIXELS;
      double shape = Math.sin(x * 0.07 + i % 3) * Math.cos(y * 0.05) * 90 + 120;
      image[i] = (byte) (shape + draw.nextDouble(-12, 12));
    }
    return image;
  }
}
