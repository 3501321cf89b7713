package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * Calls all convolutions of the runtime, avoiding a broken kernel of oneDNN.
 *
 * <p>oneDNN 3.7.1, the one in libtorch 2.7.1, computes the weight gradient of a 1x1 convolution
 * whose stride divides the image's sides with {@code jit_1x1:avx2} or {@code jit_1x1:avx512_core}
 * ({@code ONEDNN_VERBOSE=1} names it). It first gathers the pixels that the stride keeps. With
 * images channels-last and fewer channels than a register has floats, 8 on AVX2 and 16 on AVX-512,
 * the gathering writes past its buffer: with one thread into the C heap ({@code free(): invalid
 * pointer}, SIGSEGV), with two into the other's values (relative error 38). AVX2 does so at every
 * size, AVX-512 from outputs of 24 x 24 pixels on, at strides 2, 3 and 4. Sides that the stride
 * doesn't divide, 8 or 16 channels and more, images channels-first, SSE4.1, and kernels of 3, 5 and
 * 7 were correct in every shape tried, with the C library's heap checks on.
 *
 * <p>For these shapes a pooling of one pixel keeps every stride-th pixel, and the convolution runs
 * over the rest with stride 1. That is the same result in 1.5 to 2.5 times the time, so all other
 * shapes are computed directly. The pooling is not a slice, because a slice's gradient is
 * channels-first.
 */
final class Convolutions {
  private static final Shape NO_DILATION = new Shape(1, 1);

  /**
   * Floats in an AVX-512 register; the limit is the same on every processor, for reproducibility.
   * Twice as many numbers of a lower type fit.
   */
  private static final int MOST_LANES = 16;

  private final Kernels kernels;

  Convolutions(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Images (N, I, H, W) and weight (O, I / groups, k, k); bias (O), or null for none. Weight and
   * bias take the images' type.
   */
  NDArray of(
      NDArray images,
      NDArray filter,
      @Nullable NDArray added,
      int stride,
      int padding,
      int groups) {
    NDArray weight = kernels.like(filter, images);
    @Nullable NDArray bias = added == null ? null : kernels.like(added, images);
    boolean broken =
        isBroken(images, weight.getShape(), stride, padding)
            && (kernels.channelsLast(images) || isStoredChannelsLast(weight));
    int step = broken ? 1 : stride;
    return JniUtils.convolution(
        (PtNDArray) (broken ? everyNth(images, stride) : images),
        (PtNDArray) weight,
        (PtNDArray) bias,
        new Shape(step, step),
        new Shape(padding, padding),
        NO_DILATION,
        groups);
  }

  /** A convolution of one channel with stride 1, for {@link ConvolutionCheck}. */
  static NDArray ofOneChannel(NDArray images, NDArray weight, int padding) {
    return JniUtils.convolution(
        (PtNDArray) images,
        (PtNDArray) weight,
        null,
        new Shape(1, 1),
        new Shape(padding, padding),
        NO_DILATION,
        1);
  }

  private static boolean isBroken(NDArray array, Shape weight, int stride, int padding) {
    Shape images = array.getShape();
    int lanes = FloatType.FP32.isOf(array) ? MOST_LANES : 2 * MOST_LANES;
    return weight.get(2) == 1
        && stride > 1
        && padding == 0
        && images.get(1) < lanes
        && images.get(2) % stride == 0
        && images.get(3) % stride == 0;
  }

  /** Whether libtorch would use channels-last kernels because of the weight, (O, I, 1, 1). */
  private boolean isStoredChannelsLast(NDArray weight) {
    return kernels.strides(weight)[3] == weight.getShape().get(1);
  }

  /** Every n-th pixel of every n-th row, beginning with the first; the layout stays. */
  private NDArray everyNth(NDArray images, int n) {
    return kernels.maxPool(images, 1, n, 0, 1, false);
  }
}
