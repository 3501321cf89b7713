package org.scoville.algorithm;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * FixRes: declares that training images are smaller than evaluation images on purpose.
 *
 * <p><b>Use.</b> Random resized crops make objects look larger in training than in evaluation;
 * larger evaluation images make up for it, and smaller training images are faster. Published, top-1
 * of ResNet-50 with one set of weights: trained at 160 pixels, 75.99 % at 160 and 78.05 % at 224;
 * trained at 176, 79.43 % at 176 and 80.85 % at 224 (timm, results-imagenet.csv). The declaration
 * itself changes nothing and costs nothing: it states that the gap is intended, and compiler and
 * launcher refuse a recipe whose loaders have none.
 *
 * <p><b>Suggested values.</b> 0, the default, for all three: the sizes are then given once, in the
 * loaders. Loaders of 176, 232 and 224 are those of Mild, Medium and Hot (MosaicML, benchmarks) and
 * of torchvision's ResNet-50 weights of 2021; timm's A3 trains at 160 and evaluates at 224. A size
 * that is declared here too must agree with the loaders'.
 *
 * <p><b>Details.</b> Touvron et al. 2019, arXiv:1906.06423. {@code @Train} gives images (N, C,
 * trainCrop, trainCrop) by random resized crops; {@code @Evaluate} resizes the shorter side to
 * {@code testResize} pixels and cuts the middle, (N, C, testCrop, testCrop); all float32. The paper
 * also trains the classifier and the batch norms once more at the test size, which reached 79.8 %
 * for ResNet-50 trained at 224 (its abstract). That stage is not done here, as it is not in the
 * published recipes. Nothing is drawn.
 *
 * <p><b>Caveats.</b> Evaluation costs more than at the training size: the pixels grow by {@code
 * (testCrop / trainCrop)^2}, 1.6 times for 224 after 176. Only after random resized crops: without
 * them objects look alike in both, and there is no gap to fix. Published recipes have ratios of
 * training to test size from 0.71 to 0.79; further apart the network would need the paper's second
 * stage.
 *
 * @param trainCrop side of a training image, in pixels; 0 for what {@code @Train} says
 * @param testResize shorter side to which an evaluation image is resized, in pixels; 0 for what
 *     {@code @Evaluate} says
 * @param testCrop side of the middle that is cut from it, in pixels; 0 for what {@code @Evaluate}
 *     says
 */
public record FixRes(int trainCrop, int testResize, int testCrop) implements EvaluationRule {
  /** Hyperparameters of {@link FixRes}. */
  @Hyperparameters
  public @interface With {
    /** Side of a training image, in pixels; 0 for what {@code @Train} says. */
    @Range(min = 0, max = 4096)
    int trainCrop() default 0;

    /**
     * Shorter side to which an evaluation image is resized, in pixels; 0 for what {@code @Evaluate}
     * says.
     */
    @Range(min = 0, max = 8192)
    int testResize() default 0;

    /** Side of the middle that is cut from it, in pixels; 0 for what {@code @Evaluate} says. */
    @Range(min = 0, max = 4096)
    int testCrop() default 0;
  }

  /** Checks the ranges. */
  public FixRes {
    Bounds.between(0, 4096).check("FixRes", "trainCrop", trainCrop);
    Bounds.between(0, 8192).check("FixRes", "testResize", testResize);
    Bounds.between(0, 4096).check("FixRes", "testCrop", testCrop);
  }
}
