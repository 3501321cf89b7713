package org.scoville.optimizer;

import org.scoville.fact.HasSecondOptimizer;
import org.scoville.fact.RateAndDecay;
import org.scoville.fact.StepLength;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.UpdateRule;

/**
 * Momentum whose step on each hidden weight matrix is made nearly orthogonal; other parameters have
 * AdamW or SGD.
 *
 * <p><b>Use.</b> Fewer steps to the same accuracy: it took the record for 94 % on CIFAR-10 from 3.3
 * to 2.6 seconds on an A100 (Jordan et al. 2024). No figure for it on ResNet-50 is known here. It
 * keeps one array of the weights' size, two for the parameters of AdamW. A step costs products of
 * matrices that don't depend on the batch, and every replica calculates them: 245 billion
 * operations on ResNet-50, which is 6 % of a step's on 256 images of 176 pixels; the quick start's
 * step of 128 images took 12 % longer than under {@link DecoupledSGD}, on one CPU core.
 *
 * <p><b>Suggested values.</b> The defaults are the reference implementation's, with learningRate
 * 0.02 and restLearningRate 3e-4. airbench (CIFAR-10, batch 2,000) has learningRate 0.24, momentum
 * 0.6, three Newton-Schulz steps, {@code scale = UNIT_ROWS}, {@code rest = SGD} and restMomentum
 * 0.85, with 0.053 for biases and 0.67 for the head, where here one rate is for both.
 *
 * <p><b>Details.</b> Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks"
 * (kellerjordan.github.io/posts/muon); theory in Bernstein and Newhouse 2024, arXiv:2409.20325. A
 * hidden weight is a decaying weight of two axes or more, except the network's first and last: the
 * authors leave embeddings, the first convolution and the head to another optimizer. It counts as a
 * matrix with a row for each output, a convolution's as (O, I H W). For gradient G, buffer B and
 * weights W, all float32: {@code B = momentum B + G}; {@code X = G + momentum B} with Nesterov,
 * else B; {@code X /= |X| + 1e-7}, then newtonSchulzSteps times {@code A = X X^T}, {@code X =
 * 3.4445 X + (-4.7750 A + 2.0315 A A) X}, on the transpose if that has fewer rows; {@code W *= 1 -
 * rate weightDecay}, {@code W -= rate sqrt(max(1, rows / columns)) X}. Five steps bring a singular
 * value of at least 0.0016 |X| to between 0.68 and 1.21, and not to 1. With {@code scale =
 * UNIT_ROWS} it is {@code W *= sqrt(rows) / |W|}, {@code W -= rate X}; a W of zeros stays as long
 * as it is. All other parameters, at restLearningRate times the schedule's factor r: {@code w *= 1
 * - r weightDecay}, then Adam's step with beta1 = restMomentum, or SGD's with restMomentum.
 * Matrices of one shape go through the products together.
 *
 * <p><b>Caveats.</b> The length of the gradient cancels in hidden weights, and under {@code rest =
 * SGD} only there. A network with two weight matrices or fewer has no hidden one and is trained by
 * the rest. The reference calculates in bfloat16, which is faster on GPUs and less exact.
 *
 * @param learningRate the rate of hidden weights at its peak; the schedule scales it
 * @param momentum share of the buffer of hidden weights kept at each step
 * @param nesterov whether to look ahead along the buffer, also under {@code rest = SGD}
 * @param newtonSchulzSteps iterations that make a step orthogonal
 * @param scale length of a step
 * @param weightDecay share of the weights lost at each step, divided by their rate
 * @param rest the optimizer of all other parameters
 * @param restLearningRate the rate of all other parameters at its peak; the schedule scales it
 * @param restMomentum AdamW's beta1 or SGD's momentum
 * @param restBeta2 AdamW's share of the mean of squared gradients kept at each step
 * @param restEpsilon added to AdamW's root of the mean square
 * @param decayNormsAndBiases whether batch norms and biases decay too, as in the reference
 */
public record Muon(
    double learningRate,
    double momentum,
    boolean nesterov,
    int newtonSchulzSteps,
    MuonScale scale,
    double weightDecay,
    MuonRest rest,
    double restLearningRate,
    double restMomentum,
    double restBeta2,
    double restEpsilon,
    boolean decayNormsAndBiases)
    implements UpdateRule, RateAndDecay, HasSecondOptimizer {

  /** Hyperparameters of {@link Muon}. */
  @Hyperparameters
  public @interface With {
    /** The rate of hidden weights at its peak; the schedule scales it. */
    @Range(above = 0)
    double learningRate();

    /** Share of the buffer of hidden weights kept at each step. */
    @Range(min = 0, below = 1)
    double momentum() default 0.95;

    /** Whether to look ahead along the buffer, also under {@code rest = SGD}. */
    boolean nesterov() default true;

    /** Iterations that make a step orthogonal. */
    @Range(min = 1, max = 20)
    int newtonSchulzSteps() default 5;

    /** Length of a step. */
    MuonScale scale() default MuonScale.SHAPE;

    /** Share of the weights lost at each step, divided by their rate. */
    @Range(min = 0)
    double weightDecay() default 0;

    /** The optimizer of all other parameters. */
    MuonRest rest() default MuonRest.ADAMW;

    /** The rate of all other parameters at its peak; the schedule scales it. */
    @Range(above = 0)
    double restLearningRate();

    /** AdamW's beta1 or SGD's momentum. */
    @Range(min = 0, below = 1)
    double restMomentum() default 0.9;

    /** AdamW's share of the mean of squared gradients kept at each step. */
    @Range(min = 0, below = 1)
    double restBeta2() default 0.95;

    /** Added to AdamW's root of the mean square. */
    @Range(above = 0)
    double restEpsilon() default 1e-10;

    /** Whether batch norms and biases decay too, as in the reference. */
    boolean decayNormsAndBiases() default true;
  }

  /** Checks the ranges. */
  public Muon {
    Bounds.above(0).check("Muon", "learningRate", learningRate);
    Bounds.from(0, 1).check("Muon", "momentum", momentum);
    Bounds.between(1, 20).check("Muon", "newtonSchulzSteps", newtonSchulzSteps);
    Bounds.atLeast(0).check("Muon", "weightDecay", weightDecay);
    Bounds.above(0).check("Muon", "restLearningRate", restLearningRate);
    Bounds.from(0, 1).check("Muon", "restMomentum", restMomentum);
    Bounds.from(0, 1).check("Muon", "restBeta2", restBeta2);
    Bounds.above(0).check("Muon", "restEpsilon", restEpsilon);
  }

  /** 1, because an orthogonal step has the same length after many steps as after the first. */
  @Override
  public double gain() {
    return 1;
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  /**
   * The unit of the hidden weights' rate; {@link #learningRateOfOthers} is the other optimizer's.
   */
  @Override
  public StepLength stepLength() {
    return switch (scale) {
      case SHAPE -> StepLength.EACH_DIRECTION;
      case UNIT_ROWS -> StepLength.SHARE_OF_A_MATRIX;
    };
  }

  @Override
  public String rateOfOthers() {
    return "restLearningRate";
  }

  @Override
  public double learningRateOfOthers() {
    return restLearningRate;
  }

  @Override
  public boolean isAdaptiveForOthers() {
    return rest == MuonRest.ADAMW;
  }
}
