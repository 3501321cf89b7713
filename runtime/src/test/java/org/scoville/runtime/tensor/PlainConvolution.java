package org.scoville.runtime.tensor;

import org.scoville.runtime.random.Draw;

/** A convolution on random numbers as nested loops, and backwards as the same loops. */
final class PlainConvolution {
  private final ConvolutionShape shape;
  private final float[] images;
  private final float[] weight;
  private final float[] above;
  private final double[] result;
  private final double[] imageGradient;
  private final double[] weightGradient;

  /** Runs the loops over numbers that follow from the shape. */
  PlainConvolution(ConvolutionShape shape) {
    this.shape = shape;
    Draw draw = Draw.of(1, shape.hashCode());
    images = random(draw, shape.imageExtents());
    weight = random(draw, shape.weightExtents());
    above = random(draw, shape.resultExtents());
    result = new double[above.length];
    imageGradient = new double[images.length];
    weightGradient = new double[weight.length];
    for (int n = 0; n < shape.n(); n++) {
      for (int output = 0; output < shape.outputs(); output++) {
        for (int input = 0; input < shape.inputs(); input++) {
          convolve(n, output, input);
        }
      }
    }
  }

  private static float[] random(Draw draw, long[] extents) {
    float[] values = new float[(int) (extents[0] * extents[1] * extents[2] * extents[3])];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draw.nextGaussian();
    }
    return values;
  }

  private void convolve(int n, int output, int input) {
    for (int y = 0; y < shape.resultHeight(); y++) {
      for (int x = 0; x < shape.resultWidth(); x++) {
        int to =
            ((n * shape.outputs() + output) * shape.resultHeight() + y) * shape.resultWidth() + x;
        for (int tap = 0; tap < shape.kernel() * shape.kernel(); tap++) {
          int fromY = y * shape.stride() - shape.padding() + tap / shape.kernel();
          int fromX = x * shape.stride() - shape.padding() + tap % shape.kernel();
          if (fromY < 0 || fromY >= shape.height() || fromX < 0 || fromX >= shape.width()) {
            continue;
          }
          int from =
              ((n * shape.inputs() + input) * shape.height() + fromY) * shape.width() + fromX;
          int by = (output * shape.inputs() + input) * shape.kernel() * shape.kernel() + tap;
          result[to] += (double) images[from] * weight[by];
          imageGradient[from] += (double) above[to] * weight[by];
          weightGradient[by] += (double) above[to] * images[from];
        }
      }
    }
  }

  ConvolutionShape shape() {
    return shape;
  }

  /** The images that went in, (N, I, H, W). */
  float[] images() {
    return images;
  }

  /** The weight, (O, I, k, k). */
  float[] weight() {
    return weight;
  }

  /** The gradient of the result, (N, O, H', W'). */
  float[] above() {
    return above;
  }

  /** (N, O, H', W'). */
  double[] result() {
    return result;
  }

  /** The gradient of the images. */
  double[] imageGradient() {
    return imageGradient;
  }

  /** The gradient of the weight. */
  double[] weightGradient() {
    return weightGradient;
  }
}
