package com.example.grayvit;

import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.SizesImages;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Range;

/**
 * Gray images of one size in arrays that NumPy wrote, as microscopes and scanners leave them.
 *
 * <p><b>Use.</b> For small sets of gray images that fit into memory; no image is decoded.
 *
 * <p><b>Suggested values.</b> {@code shift} 2 for images of 28 pixels; {@code mean} and {@code
 * deviation} of your own training images.
 *
 * <p><b>Details.</b> No paper. Reads {@code train-images.npy} of shape (N, side, side) and {@code
 * train-labels.npy} of shape (N), both uint8, from the data directory, and {@code test-} for
 * evaluation. Images (N, 1, side, side), float32, are {@code (byte / 255 - mean) / deviation}. In
 * training an image is moved by up to {@code shift} pixels in each direction, drawn for each
 * sample, and black where nothing moved in.
 *
 * <p><b>Caveats.</b> All images are in memory at once: a byte a pixel.
 *
 * @param side side of the square images, in pixels; the files must have it
 * @param shift pixels by which a training image moves at most
 * @param mean mean of a pixel in [0, 1], subtracted
 * @param deviation standard deviation of a pixel in [0, 1], divided by
 */
public record GrayArrays(int side, int shift, double mean, double deviation)
    implements Loader, SizesImages, HasChannels {

  /** Hyperparameters of {@link GrayArrays}. */
  @Hyperparameters
  public @interface With {
    /** Side of the square images, in pixels; the files must have it. */
    @Range(min = 1, max = 4096)
    int side();

    /** Pixels by which a training image moves at most. */
    @Range(min = 0, max = 4096)
    int shift() default 0;

    /** Mean of a pixel in [0, 1]. */
    @Range(min = 0, max = 1)
    double mean() default 0.5;

    /** Standard deviation of a pixel in [0, 1]. */
    @Range(above = 0)
    double deviation() default 0.5;
  }

  /** Checks the ranges. */
  public GrayArrays {
    Bounds.between(1, 4096).check("GrayArrays", "side", side);
    Bounds.between(0, 4096).check("GrayArrays", "shift", shift);
    Bounds.between(0, 1).check("GrayArrays", "mean", mean);
    Bounds.above(0).check("GrayArrays", "deviation", deviation);
  }

  @Override
  public ImageSize trainingSize() {
    return ImageSize.square(side);
  }

  @Override
  public int channels() {
    return 1;
  }
}
