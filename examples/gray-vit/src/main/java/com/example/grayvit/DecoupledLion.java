package com.example.grayvit;

import org.scoville.fact.RateAndDecay;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Lion: moves every weight by the learning rate, in the direction of the sign of a momentum; with a
 * weight decay that does not follow the size of the rate.
 *
 * <p><b>Use.</b> Up to 2 points of ImageNet top-1 for vision transformers over AdamW (Chen et al.
 * 2023, abstract). One array beside the weights where AdamW has two.
 *
 * <p><b>Suggested values.</b> A third to a tenth of AdamW's rate (google/automl, {@code
 * lion/README.md}), and the default momenta.
 *
 * <p><b>Details.</b> Chen et al. 2023, arXiv:2302.06675; the decay is decoupled as in Loshchilov
 * and Hutter 2019, arXiv:1711.05101. For each weight w with gradient g, both float32: {@code w *= 1
 * - (rate / learningRate) weightDecay}, {@code w -= rate sign(beta1 m + (1 - beta1) g)}, {@code m =
 * beta2 m + (1 - beta2) g}. The first momentum is 0. Parameters that are declared not to decay are
 * spared.
 *
 * <p><b>Caveats.</b> A weight decay of AdamW means another thing: here it is AdamW's rate times its
 * weight decay.
 *
 * @param learningRate the rate at its peak; the schedule scales it
 * @param beta1 share of the momentum in the direction of a step
 * @param beta2 share of the momentum kept at each step
 * @param weightDecay share of the weights lost at each step at the peak rate
 */
public record DecoupledLion(double learningRate, double beta1, double beta2, double weightDecay)
    implements UpdateRule, RateAndDecay {

  /** Hyperparameters of {@link DecoupledLion}. */
  @Hyperparameters
  public @interface With {
    /** The rate at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the momentum in the direction of a step. */
    @Range(min = 0, below = 1)
    double beta1() default 0.9;

    /** Share of the momentum kept at each step. */
    @Range(min = 0, below = 1)
    double beta2() default 0.99;

    /** Share of the weights lost at each step at the peak rate. */
    @Range(min = 0, below = 1)
    double weightDecay() default 0;
  }

  /** Checks the ranges. */
  public DecoupledLion {
    Bounds.above(0).check("DecoupledLion", "learningRate", learningRate);
    Bounds.from(0, 1).check("DecoupledLion", "beta1", beta1);
    Bounds.from(0, 1).check("DecoupledLion", "beta2", beta2);
    Bounds.from(0, 1).check("DecoupledLion", "weightDecay", weightDecay);
  }

  @Override
  public boolean decouplesDecay() {
    return true;
  }

  /** The sign of a gradient is the same at any scale of the loss. */
  @Override
  public boolean isAdaptive() {
    return true;
  }
}
