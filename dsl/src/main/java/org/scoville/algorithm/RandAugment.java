package org.scoville.algorithm;

import java.util.Optional;
import org.scoville.fact.AugmentsImages;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.SampleTransform;

/**
 * RandAugment, Composer's dialect: changes each image by a few operations chosen at random, each
 * with a random strength.
 *
 * <p><b>Use.</b> Long runs and large networks. No ImageNet run of MosaicML's Deep Dive passed 79.87
 * % without it (more than 500 runs, ResNet-50). Composer's method card: depth 2 and severity 9 add
 * 0.41 points to a ResNet-50 in 90 epochs and 1.15 in 120, 0.31 to a ResNet-18 in 90. It costs the
 * loader's threads, not the device: in the Deep Dive's Table 2 training went at 12,597 images a
 * second with depth 1 and 11,108 with depth 2, against 15,422 without, on 8 A100.
 *
 * <p><b>Suggested values.</b> Hot: depth 1, severity 10, all operations. Method card: depth 2,
 * severity 9, which are the defaults.
 *
 * <p><b>Details.</b> Cubuk et al. 2019, arXiv:1909.13719; the levels come from AugMix, Hendrycks et
 * al. 2020, arXiv:1912.02781. Images (H, W, C), bytes, after the crop and the flip and before
 * normalization. For each image and each of the {@code depth} turns an operation is drawn, evenly
 * and with replacement, and for it a level l, uniform from 0.1 to {@code severity}:
 *
 * <ul>
 *   <li>autocontrast and equalize, without strength;
 *   <li>posterize keeps 4 - floor(0.4 l) bits; solarize inverts from 256 - floor(25.6 l) on;
 *   <li>rotate by floor(3 l) degrees, shear by 0.03 l, translate by floor(l / 30 of the side)
 *       pixels, each in one direction or the other, bilinear, black where nothing was;
 *   <li>color, contrast, brightness and sharpness by a factor, half the time uniform from 1 to
 *       {@code severity}, half the time from 1 - 0.09 {@code severity} to 1; in the original set by
 *       0.1 + 0.18 l.
 * </ul>
 *
 * <p>The operations equal Pillow 9.4's bit for bit. The reference multiplies brightness factors
 * above 1 by 0.75, so that those below 1.33 darken; the published numbers were made with that, and
 * {@code brightnessScale} 1 undoes it.
 *
 * <p><b>Caveats.</b> Not for short runs or small networks: the method card warns that it may lower
 * their accuracy, and finds little gain from a depth of 3 or more. Robustness measured on
 * ImageNet-C or CIFAR-10-C says little after training with color, contrast, brightness and
 * sharpness; {@link Augmentations#SAFE} leaves them out.
 *
 * @param depth operations an image, at least 0
 * @param severity the largest level, from 0 to 10
 * @param augmentations the operations to choose from
 * @param brightnessScale what brightness factors above 1 are multiplied by; 1 leaves them
 */
public record RandAugment(
    int depth, double severity, Augmentations augmentations, double brightnessScale)
    implements SampleTransform, AugmentsImages, Regularizes {
  /** Hyperparameters of {@link RandAugment}. */
  @Hyperparameters
  public @interface With {
    /** Operations an image. */
    @Range(min = 0)
    int depth() default 2;

    /** The largest level. */
    @Range(min = 0, max = 10)
    double severity() default 9;

    /** The operations to choose from. */
    Augmentations augmentations() default Augmentations.ALL;

    /** What brightness factors above 1 are multiplied by; 1 leaves them. */
    @Range(above = 0, max = 1)
    double brightnessScale() default 0.75;
  }

  /** Checks the ranges. */
  public RandAugment {
    Bounds.atLeast(0).check("RandAugment", "depth", depth);
    Bounds.between(0, 10).check("RandAugment", "severity", severity);
    new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY)
        .check("RandAugment", "brightnessScale", brightnessScale);
  }

  @Override
  public double operationsPerImage() {
    return depth;
  }

  @Override
  public Optional<String> strength() {
    return depth > 0 ? Optional.of("depth " + depth) : Optional.empty();
  }
}
