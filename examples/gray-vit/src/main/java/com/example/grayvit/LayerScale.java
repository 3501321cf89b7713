package com.example.grayvit;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.Range;

/**
 * LayerScale: what a residual branch adds is multiplied by a learned factor for each feature, which
 * starts near 0.
 *
 * <p><b>Use.</b> Helps deep vision transformers to converge (Touvron et al. 2021). Costs a
 * multiplication for each branch, and {@code width} weights.
 *
 * <p><b>Suggested values.</b> {@code start} 0.1 up to 18 blocks (Touvron et al. 2021, section 2),
 * 1e-5 for 24 and 1e-6 for 36 and 48, as in the authors' {@code cait_models.py}.
 *
 * <p><b>Details.</b> Touvron et al. 2021, arXiv:2103.17239. {@code x + gamma f(x)} in place of
 * {@code x + f(x)}, gamma of shape (width), float32, without weight decay.
 *
 * <p><b>Caveats.</b> It finds only the branches of networks that state {@link HasBranches}.
 *
 * @param start first value of each factor
 */
public record LayerScale(double start) implements ModelSurgery {

  /** Hyperparameters of {@link LayerScale}. */
  @Hyperparameters
  public @interface With {
    /** First value of each factor. */
    @Range(above = 0, max = 1)
    double start() default 0.1;
  }

  /** Checks the ranges. */
  public LayerScale {
    new Bounds(Double.NEGATIVE_INFINITY, 1, 0, Double.POSITIVE_INFINITY)
        .check("LayerScale", "start", start);
  }
}
