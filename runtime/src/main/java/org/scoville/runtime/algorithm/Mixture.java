package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.tensor.Box;
import org.scoville.runtime.tensor.Kernels;

/** A mixture of each sample of a micro-batch with another, of its image and of its target. */
public sealed interface Mixture {
  /** For each sample, the sample that it is mixed with. */
  List<Long> partners();

  /** Share that the partner has in the targets. */
  double weight();

  /** The mixed images of these. */
  NDArray images(NDArray images, Kernels kernels);

  /**
   * The mixed targets.
   *
   * @param labels the targets of the micro-batch as the loader gave them
   */
  default NDArray targets(NDArray targets, NDArray labels, Kernels kernels) {
    return blend(this, targets, labels, kernels);
  }

  private static NDArray blend(Mixture mixture, NDArray x, NDArray pool, Kernels kernels) {
    return mixture.weight() == 0
        ? x
        : kernels.batches().blend(x, pool, indices(mixture), mixture.weight());
  }

  private static long[] indices(Mixture mixture) {
    return mixture.partners().stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * All pixels in a weighted mean: {@code (1 - weight) x + weight x[partners]}.
   *
   * @param weight weight of the partner
   * @param partners for each sample, the sample that it is blended with
   */
  record Blend(double weight, List<Long> partners) implements Mixture {
    /** Copies the list. */
    public Blend {
      partners = List.copyOf(partners);
    }

    /** Leaves everything as it is. */
    public static Blend none() {
      return new Blend(0, List.of());
    }

    @Override
    public NDArray images(NDArray images, Kernels kernels) {
      return blend(this, images, images, kernels);
    }
  }

  /**
   * A window of the partner in place of the image's own.
   *
   * @param window the same in all images
   * @param pixels pixels of an image
   * @param partners for each sample, the sample that the window is from
   */
  record Patch(Box window, long pixels, List<Long> partners) implements Mixture {
    /** Copies the list. */
    public Patch {
      partners = List.copyOf(partners);
    }

    /** Share of the image that stays. */
    public double kept() {
      return 1 - (double) window.area() / pixels;
    }

    @Override
    public double weight() {
      return 1 - kept();
    }

    @Override
    public NDArray images(NDArray images, Kernels kernels) {
      return window.area() == 0 ? images : kernels.batches().paste(images, indices(this), window);
    }
  }
}
