package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;

/**
 * {@link DecoupledSGD}: decay first, then momentum and step in one sweep over memory.
 *
 * <p>The momentum buffer starts at zero, so that its first value is the first gradient.
 */
public final class DecoupledSgdUpdater implements Updater {
  private final DecoupledSGD record;
  private final Kernels kernels;
  private final NDArray decaying;
  private final Momentum flat;
  private final Momentum parts;

  /**
   * Values and momentum buffers that go together: all in one array, or an array a parameter.
   *
   * @param values the parameters
   * @param buffers their momentum
   */
  private record Momentum(List<NDArray> values, List<NDArray> buffers) {}

  /** The optimizer for these parameters. */
  public DecoupledSgdUpdater(
      DecoupledSGD record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    NDArray values = parameters.values();
    long weights = parameters.layout().weights();
    this.decaying =
        record.decayNormsAndBiases() || weights == parameters.layout().size()
            ? values
            : values.split(new long[] {weights}).get(0);
    NDArray buffer = manager.zeros(values.getShape());
    this.flat = new Momentum(List.of(values), List.of(buffer));
    this.parts = new Momentum(parameters.slices(), parameters.split(buffer));
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    double decay = factor * record.weightDecay();
    if (decay != 0) {
      kernels.scale(decaying, 1 - decay);
    }
    if (gradient.isFlat()) {
      step(flat, List.of(gradient.gradient()), factor);
    } else {
      step(parts, gradient.parts(), factor);
    }
  }

  private void step(Momentum momentum, List<NDArray> gradients, double factor) {
    kernels.sgd(
        momentum.values(),
        gradients,
        momentum.buffers(),
        record.momentum(),
        factor * record.learningRate(),
        record.nesterov());
  }
}
