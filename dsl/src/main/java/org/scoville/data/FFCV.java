package org.scoville.data;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.DecodesScaled;
import org.scoville.fact.Flips;
import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.LoadsAnySize;
import org.scoville.fact.LoadsWholeBatches;
import org.scoville.fact.NormalizesImages;
import org.scoville.fact.OrdersImages;
import org.scoville.fact.SizesImages;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * FFCV: images in one file per set, decoded straight to the size that the network gets.
 *
 * <p><b>Use.</b> For fast devices that wait for a folder of files. Mild and Medium use it, and
 * FFCV's own recipe trains ResNet-50 for 88 epochs in 77.2 minutes on 8x A100 (78.4 % with its
 * test-time flips, agg.csv of ffcv-imagenet). No published figure is of the loader alone.
 *
 * <p><b>Suggested values.</b> Mild and Medium: {@code crop = 176}, and to evaluate {@code crop =
 * 224} with {@code centerCropRatio = 224.0 / 232}. FFCV's ResNet-50: 192 with a {@code
 * ResolutionRamp} from 160, and 256 with a ratio of 224 / 256. {@code order = RANDOM} with {@code
 * osCache = true} where memory holds the file, as both do. The means and deviations are ImageNet's.
 *
 * <p><b>Details.</b> No paper; Leclerc et al. 2022, libffcv. Images (N, 3, crop, crop), float32.
 * Training draws for each image a window of {@code minArea} to all of its area and of a side ratio
 * from 3/4 to 4/3, and whether it is mirrored; FFCV itself has no {@code alternatingFlip} (Jordan
 * 2024, arXiv:2404.00498, section 3.2). Evaluation cuts the middle square of {@code
 * centerCropRatio} of the shorter side and resizes it to {@code crop}, by OpenCV's {@code
 * INTER_AREA}: the same as {@link ImageFolder} with {@link Interpolation#AREA} and {@code resize =
 * crop / centerCropRatio}. Evaluation goes through the file from its start, whatever the order. In
 * FFCV the batch size is one process's; in a recipe it is that of all replicas.
 *
 * <p>The data are {@code .beton} files, written by FFCV or by {@code scoville pack}, or any other
 * set of images. The image's part alone is decoded and resized where the format allows it; with
 * {@code scaledDecoding}, which FFCV lacks, a JPEG's part is first decoded at the smallest of 1/2,
 * 1/4 and 1/8 of its size at which it is no smaller than {@code crop}, which changes pixels a
 * little. Photographs of 500 x 375 pixels then take 523 us in place of 648 at {@code crop = 88},
 * and as long as before at 176 (docs/benchmarks.md): no fraction saves the codes. {@code
 * QUASI_RANDOM} reads the file page by page: of twice the batch size of pages in memory it takes
 * images at random.
 *
 * <p><b>Caveats.</b> It takes no RandAugment or TrivialAugment, which is why Hot uses {@link
 * ImageFolder}; {@link PackedImages} reads the same files and takes them. The file is read through
 * the page cache whatever {@code osCache} says; rules read it, because FFCV does.
 *
 * @param crop side of the square image that the network gets, in pixels
 * @param order the order of training images
 * @param osCache whether the operating system's page cache holds the file, shared by all processes,
 *     or each process holds its own
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
public record FFCV(
    int crop,
    TraversalOrder order,
    boolean osCache,
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
        DecodesScaled,
        LoadsWholeBatches {
  private static final Bounds SHARE =
      new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY);

  /** Hyperparameters of {@link FFCV}. */
  @Hyperparameters
  public @interface With {
    /** Side of the square image that the network gets, in pixels. */
    @Range(min = 1, max = 4096)
    int crop() default 224;

    /** The order of training images. */
    TraversalOrder order() default TraversalOrder.RANDOM;

    /** Whether the page cache, which all processes share, holds the file. */
    boolean osCache() default true;

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
  public FFCV {
    Bounds.between(1, 4096).check("FFCV", "crop", crop);
    SHARE.check("FFCV", "centerCropRatio", centerCropRatio);
    SHARE.check("FFCV", "minArea", minArea);
    Bounds.between(0, 1).check("FFCV", "flip", flip);
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
          "FFCV.%s has %s; give 3, for red, green and blue"
              .formatted(name, NumberText.count(values.size(), "value")));
    }
    values.forEach(value -> bounds.check("FFCV", name, value));
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
