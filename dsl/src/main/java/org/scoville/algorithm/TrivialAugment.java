package org.scoville.algorithm;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.AugmentsImages;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.SampleTransform;

/**
 * TrivialAugment: changes each image by one operation chosen at random, of a random strength.
 *
 * <p><b>Use.</b> In place of {@link RandAugment} where no hyperparameter is to be tuned. PyTorch's
 * recipe for its second ResNet-50 weights uses it (80.86 % top-1 with all its other ingredients,
 * pytorch/vision#5201); what it adds by itself is not published there. It costs the loader's
 * threads, not the device.
 *
 * <p><b>Suggested values.</b> The defaults, which are torchvision's: 31 bins of the wide space. Its
 * training script passes on its own {@link Resampling#BILINEAR}.
 *
 * <p><b>Details.</b> Müller and Hutter 2021, arXiv:2103.10158, as torchvision 0.14.1 has it. Images
 * (H, W, C), bytes, after the crop and the flip and before normalization. For each image one of
 * fourteen operations is drawn evenly: identity, shear x and y, translate x and y, rotate,
 * brightness, color, contrast, sharpness, posterize, solarize, autocontrast, equalize; then one of
 * {@code bins} magnitudes between none and the space's largest, evenly; and for shears, shifts,
 * rotations and the four enhancements (factor 1 + magnitude) the sign. In the wide space: shear
 * 0.99, 32 pixels, 135 degrees, factor 1 plus or minus 0.99, 2 bits kept, solarized from 0 on. The
 * operations equal Pillow 9.4's bit for bit.
 *
 * <p><b>Caveats.</b> Shifts of the wide space are in pixels and so stronger on small images. Not
 * for short runs, as {@link RandAugment}.
 *
 * @param bins magnitudes to choose from, at least 2
 * @param space ranges of the magnitudes
 * @param resampling interpolation of shears, shifts and rotations
 * @param fill red, green and blue of what they uncover, from 0 to 255, rounded
 */
public record TrivialAugment(
    int bins, AugmentationSpace space, Resampling resampling, List<Double> fill)
    implements SampleTransform, AugmentsImages, Regularizes {
  /** Hyperparameters of {@link TrivialAugment}. */
  @Hyperparameters
  public @interface With {
    /** Magnitudes to choose from. */
    @Range(min = 2, max = 1000)
    int bins() default 31;

    /** Ranges of the magnitudes. */
    AugmentationSpace space() default AugmentationSpace.WIDE;

    /** Interpolation of shears, shifts and rotations. */
    Resampling resampling() default Resampling.NEAREST;

    /** Red, green and blue of what they uncover; black. */
    @Range(min = 0, max = 255)
    double[] fill() default {0, 0, 0};
  }

  /** Checks the ranges. */
  public TrivialAugment {
    Bounds.between(2, 1000).check("TrivialAugment", "bins", bins);
    fill = FillColor.checked("TrivialAugment", fill);
  }

  @Override
  public double operationsPerImage() {
    return 1;
  }

  @Override
  public Optional<String> strength() {
    return Optional.of("1 operation");
  }
}
