package org.scoville.data;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.DecodesScaled;
import org.scoville.fact.Flips;
import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.LoadsAnySize;
import org.scoville.fact.NormalizesImages;
import org.scoville.fact.OrdersImages;
import org.scoville.fact.SizesImages;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * Images packed in one file per set, as FFCV packs them, with every augmentation of single images.
 *
 * <p><b>Use.</b> For recipes with RandAugment, TrivialAugment or ColOut of single images whose data
 * lie in {@code .beton} files: FFCV's pipeline can't hold these (libffcv/ffcv#154), and Hot had to
 * go back to a folder of files for RandAugment. Here the loader's threads augment each image after
 * its crop. docs/benchmarks.md has its images a second beside those of a folder.
 *
 * <p><b>Suggested values.</b> Those of {@link FFCV}: {@code crop = 176} to train, {@code crop =
 * 224} with {@code centerCropRatio = 224.0 / 232} to evaluate. {@code scaledDecoding} where
 * processors are the bottleneck and images are much larger than the crop. The means and deviations
 * are ImageNet's.
 *
 * <p><b>Details.</b> No paper; the format and the crops are FFCV's (Leclerc et al. 2023,
 * arXiv:2306.12517), see {@link FFCV}. Images (N, 3, crop, crop), float32. Each image is read from
 * the file, decoded, cropped, resized by OpenCV's {@code INTER_AREA}, mirrored, and then changed by
 * the recipe's algorithms for single images, all on one thread.
 *
 * <p><b>Caveats.</b> {@code scaledDecoding} changes pixels a little. Random order reads the whole
 * file in each epoch, page by page of the system; a file that doesn't fit into memory is read
 * faster in {@code QUASI_RANDOM} order.
 *
 * @param crop side of the square image that the network gets, in pixels
 * @param order the order of training images
 * @param centerCropRatio side of the evaluation's middle square as a share of the shorter side
 * @param minArea smallest share of the image's area in a training crop
 * @param flip probability of mirroring a training image
 * @param alternatingFlip whether {@code flip} is drawn for an image's first epoch only, and
 *     afterward it is mirrored in every second epoch
 * @param scaledDecoding whether a JPEG is decoded at a half, a quarter or an eighth of its size
 *     where the crop is then still no smaller than {@code crop}
 * @param mean means of red, green and blue in [0, 1], subtracted
 * @param deviation standard deviations of red, green and blue in [0, 1], divided by
 */
public record PackedImages(
    int crop,
    TraversalOrder order,
    double centerCropRatio,
    double minArea,
    double flip,
    boolean alternatingFlip,
    boolean scaledDecoding,
    List<Double> mean,
    List<Double> deviation)
    implements Loader,
        SizesImages,
        HasChannels,
        NormalizesImages,
        Flips,
        LoadsAnySize,
        OrdersImages,
        DecodesScaled {
  private static final Bounds SHARE =
      new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY);

  /** Hyperparameters of {@link PackedImages}. */
  @Hyperparameters
  public @interface With {
    /** Side of the square image that the network gets, in pixels. */
    @Range(min = 1, max = 4096)
    int crop() default 224;

    /** The order of training images. */
    TraversalOrder order() default TraversalOrder.RANDOM;

    /** Side of the evaluation's middle square as a share of the shorter side. */
    @Range(above = 0, max = 1)
    double centerCropRatio() default 0.875;

    /** Smallest share of the image's area in a training crop. */
    @Range(above = 0, max = 1)
    double minArea() default 0.08;

    /** Probability of mirroring a training image. */
    @Range(min = 0, max = 1)
    double flip() default 0.5;

    /** Whether an image is mirrored in every second epoch, with the first drawn at random. */
    boolean alternatingFlip() default false;

    /** Whether a JPEG is decoded at a half, a quarter or an eighth where the crop allows it. */
    boolean scaledDecoding() default false;

    /** Means of red, green and blue in [0, 1]. */
    @Range(min = 0, max = 1)
    double[] mean() default {0.485, 0.456, 0.406};

    /** Standard deviations of red, green and blue in [0, 1]. */
    @Range(above = 0)
    double[] deviation() default {0.229, 0.224, 0.225};
  }

  /** Checks the ranges. */
  public PackedImages {
    Bounds.between(1, 4096).check("PackedImages", "crop", crop);
    SHARE.check("PackedImages", "centerCropRatio", centerCropRatio);
    SHARE.check("PackedImages", "minArea", minArea);
    Bounds.between(0, 1).check("PackedImages", "flip", flip);
    mean = channels("mean", mean, Bounds.between(0, 1));
    deviation = channels("deviation", deviation, Bounds.above(0));
  }

  /** The shorter side that the evaluation's crop would be cut from, in whole pixels. */
  public int shorterSide() {
    return (int) Math.min(Math.rint(crop / centerCropRatio), Integer.MAX_VALUE);
  }

  private static List<Double> channels(String name, List<Double> values, Bounds bounds) {
    if (values.size() != 3) {
      throw new IllegalArgumentException(
          "PackedImages.%s has %s; give 3, for red, green and blue"
              .formatted(name, NumberText.count(values.size(), "value")));
    }
    values.forEach(value -> bounds.check("PackedImages", name, value));
    return List.copyOf(values);
  }

  @Override
  public ImageSize trainingSize() {
    return ImageSize.square(crop);
  }

  @Override
  public boolean repeatsOrder() {
    return order == TraversalOrder.SEQUENTIAL;
  }

  @Override
  public boolean decodesScaled(boolean training) {
    return scaledDecoding;
  }

  @Override
  public boolean hasRandomScale() {
    return minArea < 1;
  }

  @Override
  public Optional<EvaluationCrop> evaluationCrop() {
    return Optional.of(new EvaluationCrop(crop, shorterSide()));
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public List<Double> means() {
    return mean;
  }

  @Override
  public List<Double> deviations() {
    return deviation;
  }
}
