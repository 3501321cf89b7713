package org.scoville.algorithm;

import java.util.Optional;
import org.scoville.fact.Granularity;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.Range;
import org.scoville.text.NumberText;

/**
 * Stochastic depth: drops the branches of residual blocks at random in training.
 *
 * <p><b>Use.</b> Published: +0.4 points of ImageNet top-1 for ResNet-50 and ResNet-101 at a rate of
 * 0.1, linear, for a run about 5 % longer with single images dropped (method card of Composer
 * 0.7.1). Part of Hot. Whole blocks dropped save the time of the branches that are left out.
 *
 * <p><b>Suggested values.</b> {@code method = SAMPLE, dropRate = 0.1, distribution = LINEAR} for
 * ResNet-50 and 101 (method card, and Hot's values). ResNet strikes back (A1, A2) has a rate of
 * 0.05 in timm's variant.
 *
 * <p><b>Details.</b> Huang et al. 2016, arXiv:1603.09382; single images as in the EfficientNet of
 * TensorFlow's TPU repository. A block {@code relu(branch(x) + shortcut(x))} on feature maps (N, C,
 * H, W), float32, loses its branch with probability p. {@code BLOCK}: one choice for each block,
 * micro-batch and pass; a dropped block computes {@code relu(shortcut(x))}, or hands on x where the
 * shortcut is empty, and its batch norms don't see the batch. {@code SAMPLE}: one choice for each
 * block, image, micro-batch and pass; the whole branch is computed and multiplied by a mask (N, 1,
 * 1, 1) of zeros and ones. What is kept is not scaled in training; in evaluation every branch is
 * multiplied by 1 - p. (timm divides by 1 - p in training instead.) {@code LINEAR} gives block i of
 * n, counted from 1, {@code p = i / n dropRate}.
 *
 * <p>Over the warm-up, a fraction of training, the rate climbs linearly from 0. The reference
 * implementation sets it at the start of each batch within the warm-up and never again, so that
 * afterward it stays one step short of {@code dropRate}; and in a run given in epochs it counts
 * progress in whole epochs, so that the step is an epoch. Both are the defaults here; {@code
 * granularity = BATCH} and {@code exact = true} are the better variants. The reference drops
 * bottlenecks only, and in a network without any it warns and does nothing: here such a network is
 * refused, and {@code blocks = ALL} drops every residual block. It also keeps the weights' first
 * values, which the reference's version 0.7.1 drew a second time. In Composer 0.7.1 all GPUs drop
 * the same blocks by default; that is {@code sameOnAllReplicas}. With {@code SAMPLE} each replica
 * draws its own images.
 *
 * <p><b>Caveats.</b> Evaluation scales the branches: a program that reads the exported weights must
 * multiply each block's last scale and shift by its 1 - p. No warm-up with {@code SAMPLE}, as in
 * the reference. It regularizes and so needs a long run: Mild and Medium do without it.
 *
 * @param method what is dropped at once
 * @param dropRate probability with which the last block, or every block, loses its branch
 * @param distribution how the rate is spread over the blocks
 * @param blocks which residual blocks are dropped
 * @param warmupFraction part of training over which the rate climbs from 0; only with BLOCK
 * @param granularity how finely progress is counted during the warm-up
 * @param exact whether the full rate is reached when the warm-up is over
 * @param sameOnAllReplicas whether all replicas drop the same blocks; only with BLOCK
 */
public record StochasticDepth(
    DropMethod method,
    double dropRate,
    DropDistribution distribution,
    DroppedBlocks blocks,
    double warmupFraction,
    Granularity granularity,
    boolean exact,
    boolean sameOnAllReplicas)
    implements ModelSurgery, Regularizes {
  /** Hyperparameters of {@link StochasticDepth}. */
  @Hyperparameters
  public @interface With {
    /** What is dropped at once. */
    DropMethod method() default DropMethod.BLOCK;

    /** Probability with which the last block, or every block, loses its branch. */
    @Range(min = 0, max = 1)
    double dropRate() default 0.2;

    /** How the rate is spread over the blocks. */
    DropDistribution distribution() default DropDistribution.LINEAR;

    /** Which residual blocks are dropped. */
    DroppedBlocks blocks() default DroppedBlocks.BOTTLENECK;

    /** Part of training over which the rate climbs from 0; only with BLOCK. */
    @Range(min = 0, max = 1)
    double warmupFraction() default 0;

    /** How finely progress is counted during the warm-up. */
    Granularity granularity() default Granularity.EPOCH;

    /** Whether the full rate is reached when the warm-up is over. */
    boolean exact() default false;

    /** Whether all replicas drop the same blocks; only with BLOCK. */
    boolean sameOnAllReplicas() default true;
  }

  /** Checks the ranges. */
  public StochasticDepth {
    Bounds.between(0, 1).check("StochasticDepth", "dropRate", dropRate);
    Bounds.between(0, 1).check("StochasticDepth", "warmupFraction", warmupFraction);
    if (method == DropMethod.SAMPLE && warmupFraction > 0) {
      throw new IllegalArgumentException(
          "StochasticDepth has method SAMPLE and warmupFraction %s; set warmupFraction to 0 or method to BLOCK"
              .formatted(NumberText.written(warmupFraction)));
    }
  }

  @Override
  public Optional<String> strength() {
    return dropRate > 0 ? Optional.of("dropRate " + NumberText.of(dropRate)) : Optional.empty();
  }
}
