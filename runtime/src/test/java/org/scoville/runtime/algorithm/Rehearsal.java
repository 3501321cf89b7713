package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.StepScope;

/**
 * One step of a network on floats, for a step rule to be watched at; frees its arrays at the end.
 */
final class Rehearsal implements StepContext, AutoCloseable {
  private final Weights weights;
  private final FlatGradient gradient;
  private final Kernels kernels;
  private final long batch;
  private final NDArray images;
  private final NDArray targets;
  private final StepScope step;
  private final List<Pass> passes = new ArrayList<>();

  /**
   * The weights of a pass and its results; flat, in the order of the layout.
   *
   * @param weights where it was taken
   * @param gradient the gradient there
   * @param loss the loss there
   */
  record Pass(NDArray weights, NDArray gradient, double loss) {}

  /** A step with this number on images (N, C, H, W) and targets (N, classes), float32. */
  Rehearsal(
      Workbench bench,
      Weights weights,
      FlatGradient gradient,
      long batch,
      NDArray images,
      NDArray targets) {
    this.weights = weights;
    this.gradient = gradient;
    this.kernels = bench.kernels();
    this.batch = batch;
    this.step = StepScope.under(bench.manager());
    this.images = step.borrow(images);
    this.targets = step.borrow(targets);
  }

  /** The passes taken so far. */
  List<Pass> passes() {
    return passes;
  }

  @Override
  public long batch() {
    return batch;
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public FlatGradient gradient() {
    return gradient;
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public void pass(int number) {
    NDArray at = copy(weights.parameters().values());
    Found found =
        GradMode.recording(
            () -> {
              FlatParameters.Leaves leaves = weights.parameters().leaves(step);
              NDArray logits =
                  weights.train(images, leaves, new PassKey(batch, 0, 0, number, 1), kernels);
              NDArray loss = Losses.crossEntropy(logits, targets, kernels);
              Ops.backward(loss);
              return new Found(leaves, loss);
            });
    gradient.set(found.leaves, found.loss, step);
    passes.add(new Pass(at, copy(gradient.gradient()), found.loss.toFloatArray()[0]));
  }

  private record Found(FlatParameters.Leaves leaves, NDArray loss) {}

  private NDArray copy(NDArray array) {
    NDArray copy = step.manager().zeros(array.getShape());
    kernels.copy(array, copy);
    return copy;
  }

  @Override
  public void close() {
    step.close();
  }
}
