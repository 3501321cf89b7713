package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Checks that this machine computes convolutions correctly, by comparing one gradient with its
 * closed form.
 *
 * <p>Virtual machines on AMD processors may answer CPUID's leaf 0x8000001D, the sizes of the
 * caches, with zeros. oneDNN 3.7.1 then takes the size of each cache to be one byte: with AVX, AVX2
 * and AVX-512 gradients of images are wrong (here for every image size, with one input and one
 * output channel), and some shapes divide by zero ({@code brgemm ... est_eff_1x1}, SIGFPE, which
 * ends the JVM). SSE4.1's kernels don't use the sizes and are correct. Seen on an EPYC of family
 * 26.
 */
public final class ConvolutionCheck {
  private static final int SIDE = 12;
  private static final int KERNEL = 5;

  private ConvolutionCheck() {}

  /**
   * Refuses a machine whose convolutions are wrong.
   *
   * @throws EngineProblem with the settings under which they are correct
   */
  static void require() {
    if (!passes()) {
      throw new EngineProblem(
          "this machine's processor computes wrong convolutions, as virtual machines do that hide"
              + " the sizes of their caches; start with ONEDNN_MAX_CPU_ISA=SSE41 and"
              + " ATEN_CPU_CAPABILITY=default in the environment, which is slower and right",
          null);
    }
  }

  /** Whether the gradient of an image equals its closed form. */
  public static boolean passes() {
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray image = scope.ones(new Shape(3, 1, SIDE, SIDE));
      NDArray weight = scope.ones(new Shape(1, 1, KERNEL, KERNEL));
      image.setRequiresGradient(true);
      GradMode.recording(
          () -> {
            NDArray sum = Convolutions.ofOneChannel(image, weight, KERNEL / 2).sum();
            Ops.backward(sum);
            return sum;
          });
      return isRight(image.getGradient().toFloatArray());
    }
  }

  /** With ones everywhere a pixel's gradient is the number of windows that contain it. */
  private static boolean isRight(float[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      int row = i / SIDE % SIDE;
      if (gradient[i] != windows(row) * windows(i % SIDE)) {
        return false;
      }
    }
    return gradient.length == 3 * SIDE * SIDE;
  }

  private static int windows(int position) {
    int reach = KERNEL / 2;
    return Math.min(SIDE - 1, position + reach) - Math.max(0, position - reach) + 1;
  }
}
