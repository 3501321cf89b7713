package org.scoville.algorithm;

import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.ModelSurgery;

/**
 * Channels-last memory format: the numbers of a pixel lie side by side in memory, which the
 * convolution kernels of tensor cores and of oneDNN prefer.
 *
 * <p><b>Use.</b> Speed alone; accuracy stays as it is. The Deep Dive's Table 2 has the NVIDIA
 * baseline at 15,422 images/s with it on 8x A100; without it the same baseline made 10,676, if its
 * 180 minutes were 90 epochs without channels-last, which the article does not say. Measured here
 * on 2 cores in float32: a step of ResNet-50 takes 0.87 of its time, and the quick start, which has
 * gray images of 28 pixels, 0.86 of its processor time (AVX-512). It adds no operations.
 *
 * <p><b>Suggested values.</b> It has none; Mild, Medium and Hot have it.
 *
 * <p><b>Details.</b> No paper; {@code channels_last} of Composer 0.7.1, which sets PyTorch's memory
 * format. Images and activations (N, C, H, W), float32, lie in memory as (N, H, W, C), convolution
 * weights (O, I, k, k) as (O, k, k, I). Shapes, results and exported weights stay the same; sums in
 * another order are rounded otherwise. Nothing is drawn. The loader's images lie like that already
 * and are used as they are; without it they are copied into the order of their axes.
 *
 * <p><b>Caveats.</b> Where a layer has no kernel for it, the activations are copied back and forth;
 * those of this project's ResNets all have one.
 */
public record ChannelsLast() implements ModelSurgery {
  /** No hyperparameters. */
  @Hyperparameters
  public @interface With {}
}
