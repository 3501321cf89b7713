package org.scoville.algorithm;

import org.scoville.fact.TakesSecondPass;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.StepRule;

/**
 * Sharpness-aware minimization: takes the step with the gradient found at the worst nearby point.
 *
 * <p><b>Use.</b> Flatter minima, and so less overfitting in long runs: +0.7 points for ResNet-50 at
 * 90 epochs, every 10 batches ("Composer 0.7.1 method card"); +0.4 for ResNet-50 at 100 epochs to
 * +1.9 for ResNet-152 at 400, on every batch (Foret et al.). In Hot, every 5 batches gained nothing
 * at 180 epochs and helped at 450 ("Deep Dive"). Costs one more forward and backward pass on the
 * batches where it acts: about 7 % of throughput every 10 on GPUs ("Composer 0.7.1 method card").
 *
 * <p><b>Suggested values.</b> rho 0.05 on every batch (Foret et al.); rho grows with the interval,
 * 0.5 every 10 ("Composer 0.7.1 method card"). Hot keeps 0.5 every 5.
 *
 * <p><b>Details.</b> Foret et al. 2021, arXiv:2010.01412, as Composer's SAM. On a batch where it
 * acts: each replica finds the gradient g of its own share at the weights w, all parameters as one
 * float32 vector, and goes to {@code w + rho g / (|g| + epsilon)}; the gradient found there,
 * averaged over the replicas, is the one that the optimizer gets, back at w. g is not averaged:
 * each replica climbs along its own. Nothing is drawn here, but both passes draw their own mixing,
 * both update the batch-norm statistics, and the loss reported is the first pass's. Composer
 * returns to w by subtracting; here w is kept, because subtracting would make the replicas differ
 * in the last bit.
 *
 * <p><b>Caveats.</b> Not in runs under 60 epochs, nor where images are seen once. The climb of a
 * replica with few images is noisier than that of one with many. Needs a copy of the weights while
 * it acts.
 *
 * @param rho radius of the neighborhood climbed, in units of the weights' L2 norm
 * @param epsilon added to the gradient norm before dividing
 */
public record SAM(double rho, double epsilon) implements StepRule, TakesSecondPass {
  /** Hyperparameters of {@link SAM}. */
  @Hyperparameters
  public @interface With {
    /** Radius of the neighborhood climbed, in units of the weights' L2 norm. */
    @Range(above = 0)
    double rho() default 0.05;

    /** Added to the gradient norm before dividing. */
    @Range(above = 0)
    double epsilon() default 1e-12;
  }

  /** Checks the ranges. */
  public SAM {
    Bounds.above(0).check("SAM", "rho", rho);
    Bounds.above(0).check("SAM", "epsilon", epsilon);
  }
}
