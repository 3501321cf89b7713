package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.FloatType;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** A network with weights on one device: its tree, its parameters, its batch-norm statistics. */
public final class Weights {
  private final Blueprint blueprint;
  private final FlatParameters parameters;
  private final FlatBuffers buffers;
  private final FloatType type;
  private long batch;

  /**
   * Puts zero parameters and fresh statistics for a blueprint into a manager; passes in float32.
   */
  public Weights(Blueprint blueprint, NDManager manager) {
    this(blueprint, manager, FloatType.FP32);
  }

  /**
   * Puts zero parameters and fresh statistics for a blueprint into a manager.
   *
   * @param type the type that passes calculate in; parameters and statistics are kept in float32
   */
  public Weights(Blueprint blueprint, NDManager manager, FloatType type) {
    this.type = type;
    this.blueprint = blueprint;
    this.parameters =
        new FlatParameters(FlatLayout.of(blueprint.parameters(), blueprint.layout()), manager);
    this.buffers = new FlatBuffers(blueprint.norms(), manager);
  }

  /** Sets every parameter to its first values. */
  public void initialize(long seed, Kernels kernels) {
    List<ParameterSpec> specs = parameters.layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      parameters.set(i, specs.get(i).firstValues(seed), kernels);
    }
  }

  /** A copy in another manager. */
  public Weights copy(NDManager manager, Kernels kernels) {
    Weights copy = new Weights(blueprint, manager, type);
    copy.become(this, kernels);
    return copy;
  }

  /** Copies the parameters and the statistics of another. */
  public void become(Weights other, Kernels kernels) {
    kernels.copy(other.parameters.values(), parameters.values());
    kernels.copy(other.buffers.values(), buffers.values());
    for (int i = 0; i < buffers.norms().size(); i++) {
      buffers.batches(i, other.buffers.batches(i));
    }
    batch = other.batch;
  }

  /**
   * Becomes {@code share} of itself plus {@code 1 - share} of another, parameters and statistics
   * alike.
   *
   * <p>Counts of batches are averaged in float32 and cut off, as the reference does it.
   */
  public void blend(double share, Weights other, Kernels kernels) {
    kernels.blend(parameters.values(), other.parameters.values(), 1 - share);
    kernels.blend(buffers.values(), other.buffers.values(), 1 - share);
    for (int i = 0; i < buffers.norms().size(); i++) {
      float count =
          (float) share * buffers.batches(i) + (float) (1 - share) * other.buffers.batches(i);
      buffers.batches(i, (long) count);
    }
    batch = other.batch;
  }

  /** Saves or restores parameters, statistics, counts and the last batch. */
  public void state(StateWalk walk) {
    walk.common("parameters", parameters.values());
    walk.own("statistics", buffers.values());
    long[] seen = new long[buffers.norms().size()];
    Arrays.setAll(seen, buffers::batches);
    walk.own("batches seen", seen);
    for (int i = 0; i < seen.length; i++) {
      buffers.batches(i, seen[i]);
    }
    batch = walk.number("batch", batch);
  }

  /** Whether all parameters and statistics are finite. */
  public boolean isFinite(Kernels kernels) {
    return kernels.isFinite(parameters.values()) && kernels.isFinite(buffers.values());
  }

  /** The tree of layers. */
  public Blueprint blueprint() {
    return blueprint;
  }

  /** The parameters. */
  public FlatParameters parameters() {
    return parameters;
  }

  /** The batch-norm statistics. */
  public FlatBuffers buffers() {
    return buffers;
  }

  /**
   * The parameters in the types of this network's passes, as they are now, to take {@linkplain
   * FlatParameters#leaves leaves} from.
   *
   * @param scope stays open until the last pass that uses them
   */
  public List<NDArray> forPasses(StepScope scope, Kernels kernels) {
    return parameters.in(type, scope, kernels);
  }

  /**
   * A training pass over a batch; updates the batch-norm statistics. Call while recording.
   *
   * @param images (N, C, H, W), float32
   * @param leaves of {@link #forPasses}
   * @return logits (N, classes), float32
   */
  public NDArray train(NDArray images, FlatParameters.Leaves leaves, PassKey key, Kernels kernels) {
    batch = key.batch();
    return forward(images, Pass.training(leaves.shaped(), buffers, key, kernels));
  }

  private NDArray forward(NDArray images, Pass pass) {
    Kernels kernels = pass.kernels();
    NDArray logits = blueprint.root().forward(kernels.cast(images, type), pass);
    return kernels.cast(logits, FloatType.FP32);
  }

  /**
   * Evaluates from now on as after a batch of a run, counted from 1: weights don't tell how far
   * they are trained, and a network whose blocks are dropped at a growing rate depends on it.
   */
  public void trainedUntil(long batch) {
    this.batch = batch;
  }

  /**
   * Logits (N, classes) of images (N, C, H, W), both float32, with the statistics as they are.
   *
   * @param scope frees what the pass makes of the parameters
   */
  public NDArray evaluate(NDArray images, StepScope scope, Kernels kernels) {
    Map<String, NDArray> shaped = parameters.views(type, scope, kernels);
    return forward(images, Pass.evaluating(shaped, buffers, batch, kernels));
  }
}
