package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of all parameters in one flat array, with the loss behind it, so that one all-reduce
 * averages both.
 */
public final class FlatGradient {
  private final NDArray all;
  private final NDArray gradient;
  private final NDArray loss;
  private final Kernels kernels;

  /** Puts the gradient of a layout into a manager, which frees it. */
  public FlatGradient(FlatLayout layout, NDManager manager, Kernels kernels) {
    this.all = manager.zeros(new Shape(layout.size() + 1));
    NDList parts = all.split(new long[] {layout.size()});
    this.gradient = parts.get(0);
    this.loss = parts.get(1);
    this.kernels = kernels;
  }

  /** Gradient and loss: (size + 1), float32. */
  public NDArray all() {
    return all;
  }

  /** The gradient alone: (size), float32. */
  public NDArray gradient() {
    return gradient;
  }

  /** The loss alone: (1), float32. */
  public NDArray loss() {
    return loss;
  }

  /** Takes over what the first backward pass of a step found. */
  public void set(FlatParameters.Leaves leaves, NDArray loss) {
    kernels.catInto(all, parts(leaves, loss));
  }

  /** Adds what a further micro-batch found. */
  public void add(FlatParameters.Leaves leaves, NDArray loss, StepScope scope) {
    NDArray more = scope.manager().zeros(all.getShape());
    kernels.catInto(more, parts(leaves, loss));
    kernels.addScaled(all, more, 1);
  }

  private static List<NDArray> parts(FlatParameters.Leaves leaves, NDArray loss) {
    List<NDArray> parts = new ArrayList<>(leaves.gradients());
    parts.add(loss.reshape(1));
    return parts;
  }
}
