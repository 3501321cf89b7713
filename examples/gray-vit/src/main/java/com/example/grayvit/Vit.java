package com.example.grayvit;

import org.scoville.fact.HasHeadBias;
import org.scoville.fact.TakesOneSize;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Range;
import org.scoville.model.HeadBias;

/**
 * A small vision transformer: patches as tokens, blocks of attention and a perceptron, layer norms
 * and no batch norm.
 *
 * <p><b>Use.</b> Shows what a network of a plug-in is. It was measured on synthetic images only;
 * the recipe {@code GrayDigits} has the result.
 *
 * <p><b>Suggested values.</b> The defaults, for images of 28 pixels.
 *
 * <p><b>Details.</b> Dosovitskiy et al. 2021, arXiv:2010.11929. Images (N, C, imageSide,
 * imageSide), float32, to logits (N, classes), with norms before the branches, a class token,
 * learned positions and perceptrons of {@code 4 width}. Weights have timm's names. Weights, token
 * and positions start with a normal distribution of deviation 0.02 that is cut at two deviations,
 * biases at 0.
 *
 * <p><b>Caveats.</b> It takes images of one size. Without strong regularization vision transformers
 * stay a few points behind ResNets on ImageNet (Dosovitskiy et al. 2021, section 1).
 *
 * @param imageSide side of the square images that it takes, in pixels
 * @param patch side of a patch, in pixels; it divides the image's
 * @param width features of a token
 * @param depth blocks
 * @param heads heads of the attention; they divide the width
 * @param headBias initialization of the bias of the last layer
 */
public record Vit(int imageSide, int patch, int width, int depth, int heads, HeadBias headBias)
    implements Network, TakesOneSize, HasHeadBias, HasBranches {

  /** Hyperparameters of {@link Vit}. */
  @Hyperparameters
  public @interface With {
    /** Side of the square images that it takes, in pixels. */
    @Range(min = 1, max = 4096)
    int imageSide();

    /** Side of a patch, in pixels; it divides the image's. */
    @Range(min = 1, max = 4096)
    int patch() default 7;

    /** Features of a token. */
    @Range(min = 1, max = 4096)
    int width() default 64;

    /** Blocks. */
    @Range(min = 1, max = 1000)
    int depth() default 4;

    /** Heads of the attention; they divide the width. */
    @Range(min = 1, max = 4096)
    int heads() default 4;

    /** Initialization of the bias of the last layer. */
    HeadBias headBias() default HeadBias.ZERO;
  }

  /** Checks the ranges. */
  public Vit {
    Bounds.between(1, 4096).check("Vit", "imageSide", imageSide);
    Bounds.between(1, 4096).check("Vit", "patch", patch);
    Bounds.between(1, 4096).check("Vit", "width", width);
    Bounds.between(1, 1000).check("Vit", "depth", depth);
    Bounds.between(1, 4096).check("Vit", "heads", heads);
    if (imageSide % patch != 0) {
      throw new IllegalArgumentException(
          "Vit has imageSide %d and patch %d, which leaves %d pixels; choose a patch that divides it"
              .formatted(imageSide, patch, imageSide % patch));
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "Vit has width %d and heads %d; choose a number of heads that divides it"
              .formatted(width, heads));
    }
  }

  @Override
  public boolean startsAtLogPrior() {
    return headBias == HeadBias.LOG_PRIOR;
  }

  @Override
  public int branches() {
    return 2 * depth;
  }
}
