package org.scoville.model;

import java.util.Set;
import org.scoville.fact.Convolves;
import org.scoville.fact.Downsamples;
import org.scoville.fact.HasBatchNorm;
import org.scoville.fact.HasHeadBias;
import org.scoville.fact.HasResidualBlocks;
import org.scoville.fact.StartsPretrained;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Range;

/**
 * ResNet for images of about 224 pixels, with torchvision's layout and parameter names.
 *
 * <p><b>Use.</b> The network of the Deep Dive and of all recipes that it compares itself with.
 * Published at depth 50 on ImageNet: 76.1 % top-1 with torchvision's first weights, 80.9 % with its
 * second recipe (TorchVision, weights of 2016 and 2021). The log-prior bias with binary
 * cross-entropy is worth 0.84 points at 36 epochs and 0.76 at 90 (Deep Dive, Table 8).
 *
 * <p><b>Suggested values.</b> Depth 50; KAIMING_NORMAL, UNIFORM and LOG_PRIOR in Mild, Medium and
 * Hot, with {@link org.scoville.loss.BinaryCrossEntropy}.
 *
 * <p><b>Details.</b> He et al. 2016, arXiv:1512.03385; bottlenecks stride in their 3x3 convolution
 * ("v1.5"). Images (N, C, H, W), float32, to logits (N, classes). The number of channels and
 * classes comes from the data. Exported weights carry torchvision's names, with or without {@link
 * org.scoville.algorithm.BlurPool}.
 *
 * <p>With {@code pretrained = true} a run starts from the file of {@code --weights} and is refused
 * without one; nothing is downloaded. Rules about training from scratch then keep silent.
 *
 * <p><b>Caveats.</b> Its last stage sees an image at a 32nd of its side: below about 64 pixels too
 * little resolution is left, and {@link CifarResNet} is the better network. Depths 18 and 34 have
 * basic blocks, which {@link org.scoville.algorithm.StochasticDepth} drops only with {@code blocks
 * = ALL}.
 *
 * @param depth 18, 34, 50, 101 or 152
 * @param convolutions initialization of convolution and linear weights
 * @param scales initialization of the scales of batch norms
 * @param headBias initialization of the bias of the last layer
 * @param pretrained whether it starts from the weights that a run is given with {@code --weights}
 */
public record ResNet(
    int depth, Convolutions convolutions, Scales scales, HeadBias headBias, boolean pretrained)
    implements Network,
        HasHeadBias,
        Downsamples,
        HasBatchNorm,
        Convolves,
        HasResidualBlocks,
        StartsPretrained {
  private static final Set<Integer> DEPTHS = Set.of(18, 34, 50, 101, 152);

  /** Hyperparameters of {@link ResNet}. */
  @Hyperparameters
  public @interface With {
    /** Depth: 18, 34, 50, 101 or 152. */
    @Range(min = 18, max = 152)
    int depth() default 50;

    /** Initialization of convolution and linear weights. */
    Convolutions convolutions() default Convolutions.KAIMING_NORMAL;

    /** Initialization of the scales of batch norms. */
    Scales scales() default Scales.ONE;

    /** Initialization of the bias of the last layer. */
    HeadBias headBias() default HeadBias.ZERO;

    /** Whether it starts from the weights that a run is given with --weights. */
    boolean pretrained() default false;
  }

  /** Checks the depth. */
  public ResNet {
    if (!isDepth(depth)) {
      throw new IllegalArgumentException(
          "ResNet.depth is " + depth + "; it must be 18, 34, 50, 101 or 152");
    }
  }

  /** A network that starts from scratch. */
  public ResNet(int depth, Convolutions convolutions, Scales scales, HeadBias headBias) {
    this(depth, convolutions, scales, headBias, false);
  }

  /** Whether there is a ResNet of this depth. */
  public static boolean isDepth(int depth) {
    return DEPTHS.contains(depth);
  }

  @Override
  public boolean startsAtLogPrior() {
    return headBias == HeadBias.LOG_PRIOR;
  }

  @Override
  public int stride() {
    return 32;
  }

  @Override
  public boolean bottlenecks() {
    return depth >= 50;
  }

  @Override
  public int widestStridedConvolution() {
    // The shortcut into the last stage.
    return bottlenecks() ? 1024 : 256;
  }

  @Override
  public boolean stridesFirst() {
    return true;
  }

  @Override
  public boolean hasMaxPool() {
    return true;
  }
}
