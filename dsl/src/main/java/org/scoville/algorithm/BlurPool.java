package org.scoville.algorithm;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.Range;

/**
 * BlurPool: low-pass filters feature maps where strided convolutions and max-pools subsample them,
 * so that shifting the image by a pixel changes the output less.
 *
 * <p><b>Use.</b> Published: 0.5 to 1 points of ImageNet top-1 for various networks (Zhang 2019, as
 * the method card of Composer 0.7.1 sums it up). Part of Mild, Medium and Hot and of FFCV's
 * ResNet-50 recipes. Costs one 3x3 depthwise convolution for each layer that it changes; no
 * published figure says how much of a step that is. The parameters, their number and their names
 * stay the same.
 *
 * <p><b>Suggested values.</b> The defaults, which are those of Mild, Medium and Hot. FFCV's variant
 * is {@code replaceMaxPools = false}. {@code blurFirst = false} is nearer to the paper: about 0.1
 * points more for a step about 10 % longer (method card, from experience rather than measured).
 *
 * <p><b>Details.</b> Zhang 2019, arXiv:1904.11486. The filter is {@code (1 2 1; 2 4 2; 1 2 1) / 16}
 * on every channel of the feature maps (N, C, H, W), float32, over a border of zeros. A strided
 * convolution with at least {@code minChannels} input channels becomes a blur at stride 1 and then
 * the convolution, or with {@code blurFirst = false} the convolution at stride 1 and then a blur at
 * its stride, which takes about stride squared times the multiplications. A max-pool becomes a
 * max-pool at stride 1 and then a blur at its stride. As in the reference implementation the blur
 * stands before the non-linearity; in the paper it stands after. In ResNet-50 that is the max-pool
 * and, in each of the last three stages, the 3x3 convolution and the shortcut of the first block.
 * Nothing is drawn. Before a 1x1 convolution only the pixels that it looks at are blurred; the
 * result is the same. A network in which nothing would change is refused, where the reference
 * warns.
 *
 * <p><b>Caveats.</b> It stays in the network when that is evaluated and used: a program that reads
 * the exported weights must blur too, or lose accuracy. With {@code minChannels} of 3 or less the
 * image itself is blurred, which gives up resolution.
 *
 * @param replaceConvolutions whether strided convolutions are blurred
 * @param replaceMaxPools whether max-pools are blurred
 * @param blurFirst whether the blur comes before the strided convolution
 * @param minChannels input channels from which on a convolution is blurred
 */
public record BlurPool(
    boolean replaceConvolutions, boolean replaceMaxPools, boolean blurFirst, int minChannels)
    implements ModelSurgery {
  /** Hyperparameters of {@link BlurPool}. */
  @Hyperparameters
  public @interface With {
    /** Whether strided convolutions are blurred. */
    boolean replaceConvolutions() default true;

    /** Whether max-pools are blurred. */
    boolean replaceMaxPools() default true;

    /** Whether the blur comes before the strided convolution. */
    boolean blurFirst() default true;

    /** Input channels from which on a convolution is blurred. */
    @Range(min = 1)
    int minChannels() default 16;
  }

  /** Checks the ranges. */
  public BlurPool {
    Bounds.atLeast(1).check("BlurPool", "minChannels", minChannels);
    if (!replaceConvolutions && !replaceMaxPools) {
      throw new IllegalArgumentException(
          "BlurPool has replaceConvolutions false and replaceMaxPools false; set one of them to true");
    }
  }
}
