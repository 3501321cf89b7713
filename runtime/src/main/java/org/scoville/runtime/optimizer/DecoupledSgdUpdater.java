package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;

/**
 * {@link DecoupledSGD}: decay first, then the step of momentum, each over the flat array.
 *
 * <p>The momentum buffer starts at zero, so that its first value is the first gradient.
 */
public final class DecoupledSgdUpdater implements Updater {
  private final DecoupledSGD record;
  private final NDArray values;
  private final NDArray decaying;
  private final NDArray buffer;
  private final Kernels kernels;

  /** The optimizer for these parameters. */
  public DecoupledSgdUpdater(
      DecoupledSGD record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.values = parameters.values();
    long weights = parameters.layout().weights();
    this.decaying =
        record.decayNormsAndBiases() || weights == parameters.layout().size()
            ? values
            : values.split(new long[] {weights}).get(0);
    this.buffer = manager.zeros(values.getShape());
    this.kernels = kernels;
  }

  @Override
  public void step(NDArray gradient, double factor) {
    double decay = factor * record.weightDecay();
    if (decay != 0) {
      kernels.scale(decaying, 1 - decay);
    }
    kernels.momentum(buffer, gradient, record.momentum(), record.nesterov());
    NDArray direction = record.nesterov() ? gradient : buffer;
    kernels.addScaled(values, direction, -factor * record.learningRate());
  }
}
