package org.scoville.data;

import java.util.List;
import org.scoville.fact.Flips;
import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.NormalizesImages;
import org.scoville.fact.SizesImages;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Range;

/**
 * Fashion-MNIST, or anything else in MNIST's IDX files: gray images with one byte a pixel.
 *
 * <p><b>Use.</b> Small enough to train on in a minute: 60,000 images of clothes in 10 classes to
 * train on and 10,000 to evaluate on, 28 x 28 pixels. MNIST, KMNIST and EMNIST come in the same
 * format. The quick start reaches 91.0 % top-1 after 16 epochs on 10,000 of the training images.
 *
 * <p><b>Suggested values.</b> Padding 1 and a flip of 0.5 for clothes; no flip for digits and
 * letters. The defaults of mean and deviation are Fashion-MNIST's own.
 *
 * <p><b>Details.</b> Xiao et al. 2017, arXiv:1708.07747. Reads {@code train-images-idx3-ubyte} and
 * {@code train-labels-idx1-ubyte} (with {@code t10k-} for evaluation) from the data directory,
 * plain or {@code .gz}. Images (N, 1, H, W), float32, are {@code (byte / 255 - mean) / deviation}.
 * The size in the header is checked against the file before memory is allocated: uncompressed data
 * must have that size, and compressed data may have up to 128 MB, or 64 bytes for each byte of
 * their file. In training each image draws a window of its own size within the padded one, and
 * whether it is mirrored; with {@code alternatingFlip} (Jordan 2024, arXiv:2404.00498, section 3.2)
 * that is drawn for its first epoch, and from then on it is mirrored in every second one.
 * Evaluation takes images as they are.
 *
 * <p>The number of classes is the highest training label plus 1. A number that no training image
 * has is refused unless the recipe declares its {@code classes}: a single wrong byte would add a
 * class. Only 0 may be missing, as in EMNIST's letters, which count from 1; that and a class that
 * no evaluation image has are reported. A class that only evaluation images have is refused.
 *
 * <p><b>Caveats.</b> Results say little about photographs: its images are gray, small and centered.
 * Channels-last and resized crops gain nothing on them.
 *
 * @param padding black pixels around an image before a window of its own size is cut at random
 * @param flip probability of mirroring an image
 * @param alternatingFlip whether {@code flip} is drawn for an image's first epoch only, and
 *     afterward it is mirrored in every second epoch
 * @param mean mean of a pixel in [0, 1], subtracted
 * @param deviation standard deviation of a pixel in [0, 1], divided by
 */
public record FashionMnist(
    int padding, double flip, boolean alternatingFlip, double mean, double deviation)
    implements Loader, SizesImages, HasChannels, NormalizesImages, Flips {

  /** Hyperparameters of {@link FashionMnist}. */
  @Hyperparameters
  public @interface With {
    /** Black pixels around an image before a window of its own size is cut at random. */
    @Range(min = 0, max = 28)
    int padding() default 0;

    /** Probability of mirroring an image. */
    @Range(min = 0, max = 1)
    double flip() default 0.5;

    /** Whether an image is mirrored in every second epoch, with the first drawn at random. */
    boolean alternatingFlip() default false;

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

  @Override
  public ImageSize trainingSize() {
    return ImageSize.square(28);
  }

  /** Files in its format may hold images of any size. */
  @Override
  public boolean decidesSize() {
    return false;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public List<Double> means() {
    return List.of(mean);
  }

  @Override
  public List<Double> deviations() {
    return List.of(deviation);
  }
}
