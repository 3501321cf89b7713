package org.scoville.model;

import java.util.Set;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Range;

/**
 * ResNet for images of about 224 pixels, with torchvision's layout and parameter names.
 *
 * <p>He et al. 2016, arXiv:1512.03385; bottlenecks stride in their 3x3 convolution ("v1.5"). Images
 * (N, C, H, W), float32, to logits (N, classes). The number of channels and classes comes from the
 * data.
 *
 * @param depth 18, 34, 50, 101 or 152
 * @param convolutions how convolution and linear weights start
 * @param scales how the scales of batch norms start
 * @param headBias how the bias of the last layer starts
 */
public record ResNet(int depth, Convolutions convolutions, Scales scales, HeadBias headBias)
    implements Network {
  private static final Set<Integer> DEPTHS = Set.of(18, 34, 50, 101, 152);

  /** Hyperparameters of {@link ResNet}. */
  @Hyperparameters
  public @interface With {
    /** 18, 34, 50, 101 or 152. */
    @Range(min = 18, max = 152)
    int depth() default 50;

    /** How convolution and linear weights start. */
    Convolutions convolutions() default Convolutions.KAIMING_NORMAL;

    /** How the scales of batch norms start. */
    Scales scales() default Scales.ONE;

    /** How the bias of the last layer starts. */
    HeadBias headBias() default HeadBias.ZERO;
  }

  /** Checks the depth. */
  public ResNet {
    if (!isDepth(depth)) {
      throw new IllegalArgumentException(
          "ResNet.depth is " + depth + "; it must be 18, 34, 50, 101 or 152");
    }
  }

  /** Whether there is a ResNet of this depth. */
  public static boolean isDepth(int depth) {
    return DEPTHS.contains(depth);
  }
}
