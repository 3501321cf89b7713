package org.scoville.algorithm;

import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.ModelSurgery;

/**
 * Channels-last memory format: images lie in memory as (N, H, W, C), which convolution kernels for
 * tensor cores and for oneDNN prefer. Shapes and results stay the same up to rounding.
 *
 * <p>Costs nothing. Published: 10,676 to 15,422 images/s on 8x A100 if the article's 180-minute
 * baseline ran without it (inferred). Gains nothing on 28-pixel images.
 */
public record ChannelsLast() implements ModelSurgery {
  /** No hyperparameters. */
  @Hyperparameters
  public @interface With {}
}
