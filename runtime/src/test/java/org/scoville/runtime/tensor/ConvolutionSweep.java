package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.Workbench;

/**
 * Every {@link ConvolutionShape} forwards and backwards in both layouts, with images and weights in
 * different ones too, and with one and two threads, against plain Java.
 */
final class ConvolutionSweep {
  private static final double MOST = 1e-5;
  private static final int MOST_TOLD = 20;

  private final Workbench bench;
  private final List<String> faults = new ArrayList<>();

  private ConvolutionSweep(Workbench bench) {
    this.bench = bench;
  }

  /** The exit code on a machine whose convolutions are refused. */
  static final int REFUSED = 77;

  /** Prints what is wrong; the exit code is 0 if nothing is. */
  public static void main(String[] args) {
    TensorEngine.start();
    if (!ConvolutionCheck.passes()) {
      System.exit(REFUSED);
    }
    List<String> faults = faults();
    faults.stream().limit(MOST_TOLD).forEach(System.out::println);
    System.out.printf("%d shapes, %d faults%n", ConvolutionShape.all().size(), faults.size());
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** A line for each result that is wrong. */
  static List<String> faults() {
    try (Workbench bench = new Workbench()) {
      ConvolutionSweep sweep = new ConvolutionSweep(bench);
      int before = TensorEngine.threads();
      try {
        ConvolutionShape.all().forEach(shape -> sweep.check(new PlainConvolution(shape)));
      } finally {
        TensorEngine.threads(before);
      }
      return sweep.faults;
    }
  }

  private void check(PlainConvolution plain) {
    for (int threads = 1; threads <= 2; threads++) {
      TensorEngine.threads(threads);
      for (Layout images : Layout.values()) {
        for (Layout weight : Layout.values()) {
          if (images == weight || plain.shape().kernel() == 1) {
            check(plain, images, weight, threads);
          }
        }
      }
    }
  }

  private void check(PlainConvolution plain, Layout imageLayout, Layout weightLayout, int threads) {
    ConvolutionShape shape = plain.shape();
    try (NDManager scope = bench.manager().newSubManager()) {
      NDArray images = array(scope, plain.images(), shape.imageExtents(), imageLayout);
      NDArray weight = array(scope, plain.weight(), shape.weightExtents(), weightLayout);
      NDArray above = array(scope, plain.above(), shape.resultExtents(), imageLayout);
      images.setRequiresGradient(true);
      weight.setRequiresGradient(true);
      NDArray result =
          GradMode.recording(
              () -> {
                NDArray y =
                    bench
                        .kernels()
                        .convolution(images, weight, null, shape.stride(), shape.padding());
                Ops.backward(y.mul(above).sum());
                return y;
              });
      String where =
          "%s, %s, weight %s, threads %d".formatted(shape, imageLayout, weightLayout, threads);
      compare(where + ": result", plain.result(), result);
      compare(where + ": image gradient", plain.imageGradient(), images.getGradient());
      compare(where + ": weight gradient", plain.weightGradient(), weight.getGradient());
    }
  }

  private NDArray array(NDManager scope, float[] values, long[] extents, Layout layout) {
    NDArray array = scope.create(values, new Shape(extents));
    return layout == Layout.CHANNELS_LAST ? bench.channelsLast(array) : array;
  }

  private void compare(String what, double[] expected, NDArray actual) {
    float[] found = actual.toFloatArray();
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(found[i] - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    if (found.length != expected.length || !(difference <= MOST * MOST * length)) {
      faults.add("%s is off by %.3g".formatted(what, Math.sqrt(difference / length)));
    }
  }
}
