package org.scoville.model;

import org.scoville.fact.Convolves;
import org.scoville.fact.Downsamples;
import org.scoville.fact.HasBatchNorm;
import org.scoville.fact.HasHeadBias;
import org.scoville.fact.HasResidualBlocks;
import org.scoville.fact.StartsPretrained;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Range;

/**
 * ResNet for images of about 32 pixels: a 3x3 stem, then three stages of (depth - 2) / 6 basic
 * blocks with {@code width}, 2 x and 4 x {@code width} channels, with Composer's parameter names.
 *
 * <p><b>Use.</b> For images of CIFAR's and MNIST's size, and to try a recipe where a step takes
 * milliseconds. Published on CIFAR-10, top-1: 91.25 % at depth 20, 93.03 % at 56 (He et al. 2016,
 * table 6). The quick start's depth 8 reaches 91.0 % on a sixth of Fashion-MNIST.
 *
 * <p><b>Suggested values.</b> Depth 20 or 56 and width 16, as in the paper; KAIMING_NORMAL, UNIFORM
 * and, with {@link org.scoville.loss.BinaryCrossEntropy}, LOG_PRIOR, as the Deep Dive's ResNet-50.
 *
 * <p><b>Details.</b> He et al. 2016, arXiv:1512.03385, section 4.2, with projection shortcuts as in
 * Composer's ResNetCIFAR. Images (N, C, H, W), float32, to logits (N, classes). The number of
 * channels and classes comes from the data.
 *
 * <p>With {@code pretrained = true} a run starts from the file of {@code --weights} and is refused
 * without one; nothing is downloaded. Rules about training from scratch then keep silent.
 *
 * <p><b>Caveats.</b> It has no bottlenecks and no max-pool: {@link
 * org.scoville.algorithm.StochasticDepth} drops its blocks only with {@code blocks = ALL}, and
 * {@link org.scoville.algorithm.BlurPool} finds few convolutions to blur. What helps here need not
 * help at 224 pixels.
 *
 * @param depth 6 n + 2: 8, 14, 20, 32, 44, 56 or 110 are usual
 * @param width channels of the first stage
 * @param stemStride stride of the first convolution; 2 quarters the cost of 28-pixel images
 * @param convolutions initialization of convolution and linear weights
 * @param scales initialization of the scales of batch norms
 * @param headBias initialization of the bias of the last layer
 * @param pretrained whether it starts from the weights that a run is given with {@code --weights}
 */
public record CifarResNet(
    int depth,
    int width,
    int stemStride,
    Convolutions convolutions,
    Scales scales,
    HeadBias headBias,
    boolean pretrained)
    implements Network,
        HasHeadBias,
        Downsamples,
        HasBatchNorm,
        Convolves,
        HasResidualBlocks,
        StartsPretrained {

  /** Hyperparameters of {@link CifarResNet}. */
  @Hyperparameters
  public @interface With {
    /** Depth, 6 n + 2. */
    @Range(min = 8)
    int depth() default 20;

    /** Channels of the first stage. */
    @Range(min = 1)
    int width() default 16;

    /** Stride of the first convolution. */
    @Range(min = 1, max = 2)
    int stemStride() default 1;

    /** Initialization of convolution and linear weights. */
    Convolutions convolutions() default Convolutions.KAIMING_NORMAL;

    /** Initialization of the scales of batch norms. */
    Scales scales() default Scales.ONE;

    /** Initialization of the bias of the last layer. */
    HeadBias headBias() default HeadBias.ZERO;

    /** Whether it starts from the weights that a run is given with --weights. */
    boolean pretrained() default false;
  }

  /** Checks the ranges. */
  public CifarResNet {
    if (!isDepth(depth)) {
      throw new IllegalArgumentException(
          "CifarResNet.depth is "
              + depth
              + "; it must be 6 n + 2, such as 8, 14, 20, 32, 44, 56 or 110");
    }
    Bounds.atLeast(1).check("CifarResNet", "width", width);
    Bounds.between(1, 2).check("CifarResNet", "stemStride", stemStride);
  }

  /** A network that starts from scratch. */
  public CifarResNet(
      int depth,
      int width,
      int stemStride,
      Convolutions convolutions,
      Scales scales,
      HeadBias headBias) {
    this(depth, width, stemStride, convolutions, scales, headBias, false);
  }

  /** Whether there is a network of this depth. */
  public static boolean isDepth(int depth) {
    return depth >= 8 && (depth - 2) % 6 == 0;
  }

  @Override
  public boolean startsAtLogPrior() {
    return headBias == HeadBias.LOG_PRIOR;
  }

  @Override
  public int stride() {
    return 4 * stemStride;
  }

  @Override
  public boolean bottlenecks() {
    return false;
  }

  @Override
  public int widestStridedConvolution() {
    // The shortcut into the last stage.
    return (int) Math.min(2L * width, Integer.MAX_VALUE);
  }

  @Override
  public boolean stridesFirst() {
    return stemStride > 1;
  }

  @Override
  public boolean hasMaxPool() {
    return false;
  }
}
