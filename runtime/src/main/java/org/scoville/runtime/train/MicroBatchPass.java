package org.scoville.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.scoville.runtime.algorithm.BatchBehavior;
import org.scoville.runtime.algorithm.MicroBatch;
import org.scoville.runtime.algorithm.TargetBehavior;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.observe.StepKind;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.StepScope;

/** Takes micro-batches forward and backward through a network and collects their gradients. */
final class MicroBatchPass {
  private final List<BatchBehavior> onBatch;
  private final List<TargetBehavior> onTargets;
  private final LossFunction loss;
  private final Weights weights;
  private final FlatGradient gradient;
  private final Kernels kernels;
  private StepKind kind = new StepKind(0, 0, false);

  MicroBatchPass(
      List<BatchBehavior> onBatch,
      List<TargetBehavior> onTargets,
      LossFunction loss,
      Weights weights,
      FlatGradient gradient,
      Kernels kernels) {
    this.onBatch = onBatch;
    this.onTargets = onTargets;
    this.loss = loss;
    this.weights = weights;
    this.gradient = gradient;
    this.kernels = kernels;
  }

  /** The kind of the step that the last micro-batch belongs to. */
  StepKind kind() {
    return kind;
  }

  /**
   * Takes a micro-batch; the first of a pass sets the gradient, the others add to it.
   *
   * @param images (N, C, H, W), float32, as they were uploaded; in the scope of this micro-batch
   * @param parameters the weights in the types of the pass
   * @param share the micro-batch's share of this replica's images
   * @param step a scope that stays open until the optimizer has used the gradient
   * @param scope the scope of this micro-batch
   */
  void take(
      NDArray images,
      MicroBatch micro,
      List<NDArray> parameters,
      double share,
      StepScope step,
      StepScope scope) {
    NDArray inputs = images;
    for (BatchBehavior behavior : onBatch) {
      inputs = behavior.images(inputs, micro, kernels);
    }
    NDArray targets = micro.labels();
    for (TargetBehavior behavior : onTargets) {
      targets = behavior.targets(targets, micro, kernels);
    }
    Shape given = inputs.getShape();
    kind =
        new StepKind(
            Math.toIntExact(given.get(2)), Math.toIntExact(given.get(3)), micro.pass() > 0);
    Found found = backward(inputs, targets, micro, parameters, share, scope);
    if (micro.part() == 0) {
      gradient.set(found.leaves(), found.loss(), step);
    } else {
      gradient.add(found.leaves(), found.loss(), scope);
    }
  }

  /** The result of a backward pass. */
  private record Found(FlatParameters.Leaves leaves, NDArray loss) {}

  private Found backward(
      NDArray images,
      NDArray targets,
      MicroBatch micro,
      List<NDArray> parameters,
      double share,
      StepScope scope) {
    return GradMode.recording(
        () -> {
          FlatParameters.Leaves leaves = weights.parameters().leaves(parameters, scope);
          NDArray logits = weights.train(images, leaves, micro.key(), kernels);
          NDArray found = loss.of(logits, targets, kernels).mul(share);
          Ops.backward(found);
          return new Found(leaves, found);
        });
  }
}
