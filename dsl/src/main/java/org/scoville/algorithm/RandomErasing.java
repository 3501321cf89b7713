package org.scoville.algorithm;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * Random erasing: overwrites a random box of some images.
 *
 * <p><b>Use.</b> A regularizer for long runs, related to CutOut, with boxes of all shapes and on
 * some images only. PaddleClas's table of augmentations has ResNet-50 at 77.31 % top-1 without it
 * and at 77.91 % with it (300 epochs, batches of 256). Costs a copy of the batch and three passes
 * over the images that are erased; noise costs about twenty-five more, also over those only.
 *
 * <p><b>Suggested values.</b> Probability 0.1 with constants of 0, which is the mean color: the
 * PyTorch recipe of 2021, and the defaults here. The paper, and the constructors of torchvision and
 * timm, have a probability of 0.5; timm's commands for small networks go with {@code
 * NOISE_PER_PIXEL}. timm's area ends at 1/3 and its shapes at 1 / 0.3.
 *
 * <p><b>Details.</b> Zhong et al. 2020, arXiv:1708.04896. Images (N, C, H, W), float32, already
 * normalized: torchvision and timm erase after normalization, so that 0 is the mean color and noise
 * has the images' own spread. That is why it acts on the batch, on the device, where images are
 * normalized; yet all its choices are each image's own, and don't change with the batch's division
 * over replicas and micro-batches. For each image with this probability, and for each of its boxes,
 * up to 10 tries of: an area between {@code minArea} and {@code maxArea} of the image, uniformly,
 * divided by the number of boxes; a ratio of height to width between {@code minAspect} and {@code
 * maxAspect}, uniformly in its logarithm; {@code h = round(sqrt(area ratio))}, {@code w =
 * round(sqrt(area / ratio))}, halves to even. The first box that is smaller than the image along
 * both axes gets a uniform place; if there is none, nothing is erased. torchvision always has one
 * box; timm draws the number of boxes uniformly.
 *
 * <p><b>Caveats.</b> Of the published recipes only PyTorch's, of 600 epochs, has it; there is no
 * evidence for short runs. With CutOut it erases twice.
 *
 * @param probability share of the images that are erased
 * @param minArea one end of the range of a box's area, as a share of the image's
 * @param maxArea the other end
 * @param minAspect one end of the range of a box's height, as a multiple of its width
 * @param maxAspect the other end
 * @param minCount fewest boxes in an image that is erased
 * @param maxCount most boxes in an image that is erased
 * @param fill what boxes are filled with
 * @param values for {@link ErasingFill#VALUES}: one number, or one a channel, in standard
 *     deviations from the mean
 */
@Before(
    type = ProgressiveResizing.class,
    because = "the references erase the finished, normalized image")
@Before(
    type = ResolutionRamp.class,
    because = "the references erase the finished, normalized image")
@Before(type = ColOut.class, because = "the references erase the finished, normalized image")
@Before(type = CutOut.class, because = "the references erase the finished, normalized image")
@Before(type = MixUp.class, because = "the references erase the finished, normalized image")
@Before(type = CutMix.class, because = "the references erase the finished, normalized image")
@Before(type = MixUpOrCutMix.class, because = "the references erase the finished, normalized image")
public record RandomErasing(
    double probability,
    double minArea,
    double maxArea,
    double minAspect,
    double maxAspect,
    int minCount,
    int maxCount,
    ErasingFill fill,
    List<Double> values)
    implements BatchTransform, Regularizes {
  /** Hyperparameters of {@link RandomErasing}. */
  @Hyperparameters
  public @interface With {
    /** Share of the images that are erased. */
    @Range(min = 0, max = 1)
    double probability() default 0.1;

    /** One end of the range of a box's area, as a share of the image's. */
    @Range(above = 0, max = 1)
    double minArea() default 0.02;

    /** The other end. */
    @Range(above = 0, max = 1)
    double maxArea() default 0.33;

    /** One end of the range of a box's height, as a multiple of its width. */
    @Range(above = 0, max = 1000)
    double minAspect() default 0.3;

    /** The other end. */
    @Range(above = 0, max = 1000)
    double maxAspect() default 3.3;

    /** Fewest boxes in an image that is erased. */
    @Range(min = 1, max = 1000)
    int minCount() default 1;

    /** Most boxes in an image that is erased. */
    @Range(min = 1, max = 1000)
    int maxCount() default 1;

    /** What boxes are filled with. */
    ErasingFill fill() default ErasingFill.VALUES;

    /** Constants for {@code VALUES}: one, or one a channel, in standard deviations. */
    @Range(min = -1000, max = 1000)
    double[] values() default {0};
  }

  /** Checks the ranges. */
  public RandomErasing {
    Bounds share = new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY);
    Bounds aspect = new Bounds(Double.NEGATIVE_INFINITY, 1000, 0, Double.POSITIVE_INFINITY);
    Bounds count = Bounds.between(1, 1000);
    Bounds.between(0, 1).check("RandomErasing", "probability", probability);
    share.check("RandomErasing", "minArea", minArea);
    share.check("RandomErasing", "maxArea", maxArea);
    aspect.check("RandomErasing", "minAspect", minAspect);
    aspect.check("RandomErasing", "maxAspect", maxAspect);
    count.check("RandomErasing", "minCount", minCount);
    count.check("RandomErasing", "maxCount", maxCount);
    values = List.copyOf(values);
    values.forEach(v -> Bounds.between(-1000, 1000).check("RandomErasing", "values", v));
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "RandomErasing.values is empty; give one number, or one for each channel");
    }
  }

  @Override
  public Optional<String> strength() {
    return probability > 0
        ? Optional.of("probability " + NumberText.of(probability))
        : Optional.empty();
  }
}
