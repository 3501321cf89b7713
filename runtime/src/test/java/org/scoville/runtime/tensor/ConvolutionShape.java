package org.scoville.runtime.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a convolution that is put to the test; the padding is half the kernel.
 *
 * @param n images
 * @param inputs input channels
 * @param outputs output channels
 * @param height rows of an image
 * @param width columns of an image
 * @param kernel side of the kernel
 * @param stride stride in both directions
 */
record ConvolutionShape(
    int n, int inputs, int outputs, int height, int width, int kernel, int stride) {
  private static final int[] CHANNELS = {1, 2, 3, 4, 7, 8, 9, 16, 17};
  private static final int[] KERNELS = {1, 3, 5, 7};

  /**
   * Numbers of channels around the floats in a register, all kernels and strides; and for the
   * kernel that breaks, which is the 1x1 with a stride, larger strides, sides that the stride
   * doesn't divide, and results of 24 x 24 pixels, from which on AVX-512 shows the fault.
   */
  static List<ConvolutionShape> all() {
    List<ConvolutionShape> shapes = new ArrayList<>();
    for (int inputs : CHANNELS) {
      for (int outputs : CHANNELS) {
        for (int kernel : KERNELS) {
          shapes.add(new ConvolutionShape(3, inputs, outputs, 10, 12, kernel, 1));
          shapes.add(new ConvolutionShape(3, inputs, outputs, 10, 12, kernel, 2));
        }
      }
      shapes.add(new ConvolutionShape(3, inputs, 5, 10, 11, 1, 2));
      shapes.add(new ConvolutionShape(3, inputs, 5, 12, 9, 1, 3));
      shapes.add(new ConvolutionShape(2, inputs, 5, 12, 8, 1, 4));
      shapes.add(new ConvolutionShape(2, inputs, 5, 48, 48, 1, 2));
      shapes.add(new ConvolutionShape(2, inputs, 17, 56, 56, 1, 2));
    }
    return shapes;
  }

  int padding() {
    return kernel / 2;
  }

  int resultHeight() {
    return (height + 2 * padding() - kernel) / stride + 1;
  }

  int resultWidth() {
    return (width + 2 * padding() - kernel) / stride + 1;
  }

  long[] imageExtents() {
    return new long[] {n, inputs, height, width};
  }

  long[] weightExtents() {
    return new long[] {outputs, inputs, kernel, kernel};
  }

  long[] resultExtents() {
    return new long[] {n, outputs, resultHeight(), resultWidth()};
  }
}
