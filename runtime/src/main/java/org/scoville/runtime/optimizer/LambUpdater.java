package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import org.scoville.optimizer.LAMB;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.UpdateKernels;

/**
 * {@link LAMB}: Adam's step into an array of its own, measured and taken layer by layer.
 *
 * <p>That array is kept from step to step, since fresh memory of its size has to be paged in.
 */
public final class LambUpdater implements Updater {
  private final LAMB record;
  private final Kernels kernels;
  private final UpdateKernels.Split values;
  private final UpdateKernels.Split scratch;
  private final FlatState state;
  private final NDArray steps;
  private final UpdateKernels.Moments moments;
  private final UpdateKernels.Reach reach;

  /** The optimizer for these parameters. */
  public LambUpdater(LAMB record, FlatParameters parameters, NDManager manager, Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    this.values = new UpdateKernels.Split(parameters.values(), parameters.slices());
    NDArray room = manager.zeros(parameters.values().getShape());
    this.scratch = new UpdateKernels.Split(room, parameters.split(room));
    this.state = new FlatState(parameters, 2, record.decayNormsAndBiases(), manager);
    // After infinitely many steps the means have forgotten where they started: nothing to correct.
    this.steps =
        manager.zeros(new Shape()).addi(record.biasCorrection() ? 0 : Float.POSITIVE_INFINITY);
    this.moments =
        new UpdateKernels.Moments(
            state.slices(0), state.slices(1), List.of(), Collections.nCopies(state.count(), steps));
    this.reach = state.reach(record.weightDecay(), record.alwaysAdapt(), record.trustClip());
  }

  /** The optimizer before it has parameters. */
  public static Starter starter(LAMB record) {
    return Starter.of(
        record.learningRate(),
        (parameters, manager, kernels) -> new LambUpdater(record, parameters, manager, kernels));
  }

  @Override
  public void step(FlatGradient gradient, double factor) {
    steps.addi(1);
    kernels
        .updates()
        .lamb(
            values,
            scratch,
            gradient.slices(),
            moments,
            new UpdateKernels.Adam(
                factor * record.learningRate(),
                record.beta1(),
                record.beta2(),
                record.epsilon(),
                record.weightDecay()),
            reach,
            record.gradientAveraging(),
            record.maxGradientNorm());
  }
}
