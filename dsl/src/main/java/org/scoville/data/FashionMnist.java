package org.scoville.data;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Range;

/**
 * Fashion-MNIST, or anything in MNIST's IDX files: gray images with one byte a pixel.
 *
 * <p>Xiao et al. 2017, arXiv:1708.07747. Reads {@code train-images-idx3-ubyte} and {@code
 * train-labels-idx1-ubyte} (with {@code t10k-} for evaluation) from the data directory, plain or
 * {@code .gz}. Images (N, 1, H, W). Cropping and flipping are for training; evaluation takes the
 * images as they are.
 *
 * @param padding black pixels around an image before a window of its own size is cut at random
 * @param flip probability of mirroring an image
 * @param mean mean of a pixel in [0, 1], subtracted
 * @param deviation standard deviation of a pixel in [0, 1], divided by
 */
public record FashionMnist(int padding, double flip, double mean, double deviation)
    implements Loader {

  /** Hyperparameters of {@link FashionMnist}. */
  @Hyperparameters
  public @interface With {
    /** Black pixels around an image before a window of its own size is cut at random. */
    @Range(min = 0, max = 28)
    int padding() default 0;

    /** Probability of mirroring an image. */
    @Range(min = 0, max = 1)
    double flip() default 0.5;

    /** Mean of a pixel in [0, 1]. */
    @Range(min = 0, max = 1)
    double mean() default 0.2860;

    /** Standard deviation of a pixel in [0, 1]. */
    @Range(above = 0)
    double deviation() default 0.3530;
  }

  /** Checks the ranges. */
  public FashionMnist {
    Bounds.between(0, 28).check("FashionMnist", "padding", padding);
    Bounds.between(0, 1).check("FashionMnist", "flip", flip);
    Bounds.between(0, 1).check("FashionMnist", "mean", mean);
    Bounds.above(0).check("FashionMnist", "deviation", deviation);
  }
}
