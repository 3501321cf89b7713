package org.scoville.algorithm;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.AugmentsImages;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.SampleTransform;
import org.scoville.text.NumberText;

/**
 * RandAugment, timm's dialect: changes each image by a few operations chosen at random, each with a
 * probability, at one magnitude with a little noise.
 *
 * <p><b>Use.</b> The ResNet Strikes Back recipes A1, A2 and A3, beside MixUp and CutMix. No figure
 * for this dialect alone is published there. It costs the loader's threads, not the device.
 *
 * <p><b>Suggested values.</b> {@code rand-m7-mstd0.5-inc1} for A1 and A2: magnitude 7, deviation
 * 0.5, increasing; magnitude 6 for A3 (Wightman et al. 2021, arXiv:2110.00476). timm's {@code
 * -nN-pP} are {@code layers} and {@code probability}. The defaults are timm's own, which is
 * stronger: magnitude 10.
 *
 * <p><b>Details.</b> Cubuk et al. 2019, arXiv:1909.13719, as timm 0.9.16 has it. Images (H, W, C),
 * bytes, after the crop and the flip and before normalization. For each image {@code layers}
 * operations are drawn evenly, with replacement; each happens with {@code probability}, at a level
 * l drawn for it from a normal distribution of mean {@code magnitude} and standard deviation {@code
 * deviation}, clipped to [0, {@code largestMagnitude}]; with a deviation above 100, uniformly from
 * 0 to {@code magnitude}. Of the fifteen operations, with m = l / 10:
 *
 * <ul>
 *   <li>autocontrast, equalize and invert, without strength;
 *   <li>rotate by 30 m degrees, shear by 0.3 m, translate by {@code translation} m of the side,
 *       each in one direction or the other;
 *   <li>posterize keeps floor(4 m) bits, solarize inverts from floor(256 m) on, color, contrast,
 *       brightness and sharpness go by the factor 0.1 + 1.8 m: a larger magnitude need not change
 *       the image more. {@code increasing} reverses that: 4 - floor(4 m) bits, from 256 - floor(256
 *       m) on, by 1 + 0.9 m or 1 - 0.9 m, at least 0.1;
 *   <li>solarize-add adds floor(110 m) to values below 128.
 * </ul>
 *
 * <p>The operations equal Pillow 9.4's bit for bit. With probability 0.5 and two layers an image is
 * changed once on average and a quarter of the images not at all.
 *
 * <p><b>Caveats.</b> Posterizing to 0 bits blackens the image, in both directions of the scale: at
 * magnitudes below 2.5, or with {@code increasing} from 10 on. The caveats of {@link RandAugment}
 * hold too.
 *
 * @param layers operations an image, at least 0
 * @param magnitude the mean level, at least 0; what is above {@code largestMagnitude} is cut off
 * @param deviation standard deviation of the level; above 100: uniform from 0 to the magnitude
 * @param largestMagnitude the largest level, timm's {@code mmax}
 * @param increasing whether a larger level always changes the image more
 * @param probability probability of each operation
 * @param operations the operations to choose from
 * @param resampling interpolation of shears, shifts and rotations
 * @param translation share of the side that level 10 translates by
 * @param fill red, green and blue of what they uncover, from 0 to 255, rounded
 */
public record TimmRandAugment(
    int layers,
    double magnitude,
    double deviation,
    double largestMagnitude,
    boolean increasing,
    double probability,
    TimmOperations operations,
    Resampling resampling,
    double translation,
    List<Double> fill)
    implements SampleTransform, AugmentsImages, Regularizes {
  /** Hyperparameters of {@link TimmRandAugment}. */
  @Hyperparameters
  public @interface With {
    /** Operations an image. */
    @Range(min = 0)
    int layers() default 2;

    /** The mean level. */
    @Range(min = 0)
    double magnitude() default 10;

    /** Standard deviation of the level; above 100: uniform from 0 to the magnitude. */
    @Range(min = 0)
    double deviation() default 0;

    /** The largest level. */
    @Range(above = 0, max = 100)
    double largestMagnitude() default 10;

    /** Whether a larger level always changes the image more. */
    boolean increasing() default false;

    /** Probability of each operation. */
    @Range(min = 0, max = 1)
    double probability() default 0.5;

    /** The operations to choose from. */
    TimmOperations operations() default TimmOperations.RAND;

    /** Interpolation of shears, shifts and rotations. */
    Resampling resampling() default Resampling.RANDOM;

    /** Share of the side that level 10 translates by. */
    @Range(min = 0, max = 1)
    double translation() default 0.45;

    /** Red, green and blue of what they uncover; ImageNet's mean. */
    @Range(min = 0, max = 255)
    double[] fill() default {124, 116, 104};
  }

  /** Checks the ranges. */
  public TimmRandAugment {
    Bounds.atLeast(0).check("TimmRandAugment", "layers", layers);
    Bounds.atLeast(0).check("TimmRandAugment", "magnitude", magnitude);
    Bounds.atLeast(0).check("TimmRandAugment", "deviation", deviation);
    new Bounds(Double.NEGATIVE_INFINITY, 100, 0, Double.POSITIVE_INFINITY)
        .check("TimmRandAugment", "largestMagnitude", largestMagnitude);
    Bounds.between(0, 1).check("TimmRandAugment", "probability", probability);
    Bounds.between(0, 1).check("TimmRandAugment", "translation", translation);
    fill = FillColor.checked("TimmRandAugment", fill);
  }

  @Override
  public double operationsPerImage() {
    return layers * probability;
  }

  @Override
  public Optional<String> strength() {
    return operationsPerImage() > 0
        ? Optional.of("layers %d, probability %s".formatted(layers, NumberText.of(probability)))
        : Optional.empty();
  }
}
