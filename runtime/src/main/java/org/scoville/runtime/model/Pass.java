package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Kernels;

/**
 * A forward pass of a batch through a network: its parameters, its mode, and its place in the run.
 */
public final class Pass {
  private final Map<String, NDArray> parameters;
  private final FlatBuffers buffers;
  private final Map<String, Integer> norms;
  private final @Nullable PassKey key;
  private final long batch;
  private final Kernels kernels;

  private Pass(
      Map<String, NDArray> parameters,
      FlatBuffers buffers,
      @Nullable PassKey key,
      long batch,
      Kernels kernels) {
    this.parameters = parameters;
    this.buffers = buffers;
    this.norms = new HashMap<>();
    List<FlatBuffers.Norm> all = buffers.norms();
    for (int i = 0; i < all.size(); i++) {
      norms.put(all.get(i).name(), i);
    }
    this.key = key;
    this.batch = batch;
    this.kernels = kernels;
  }

  /**
   * A training pass: batch norms use the batch's statistics and update their own in place.
   *
   * @param parameters shaped parameters by name
   * @param buffers batch-norm statistics
   */
  public static Pass training(
      Map<String, NDArray> parameters, FlatBuffers buffers, PassKey key, Kernels kernels) {
    return new Pass(parameters, buffers, key, key.batch(), kernels);
  }

  /**
   * An evaluating pass, with the statistics as they are.
   *
   * @param batch number of the batch that was trained on last; 0 before the first
   */
  public static Pass evaluating(
      Map<String, NDArray> parameters, FlatBuffers buffers, long batch, Kernels kernels) {
    return new Pass(parameters, buffers, null, batch, kernels);
  }

  /**
   * A parameter in its shape and its type {@linkplain
   * org.scoville.runtime.tensor.ParameterSpec.InPass in a pass}; it belongs to this pass.
   *
   * @param name name of one of the layer's {@link Layer#parameters}
   */
  public NDArray parameter(String name) {
    return present(parameters.get(name), name);
  }

  /**
   * Running mean of a norm: (C), float32, which lives as long as the network. In a training pass a
   * layer may change it in place; results that are made from it are attached to its manager, so it
   * is never the receiver of an operation.
   */
  public NDArray mean(String norm) {
    return buffers.mean(present(norms.get(norm), norm));
  }

  /** Running variance of a norm: (C), float32, with the same rules as its mean. */
  public NDArray variance(String norm) {
    return buffers.variance(present(norms.get(norm), norm));
  }

  /**
   * Counts the batch that a norm with statistics is about to see; once in each training pass.
   *
   * @param norm name of one of the layer's {@link Layer#norms}
   */
  public void count(String norm) {
    int index = present(norms.get(norm), norm);
    buffers.batches(index, buffers.batches(index) + 1);
  }

  /** Operations that need this device's kernels. */
  public Kernels kernels() {
    return kernels;
  }

  /** Whether this is a training pass. */
  public boolean training() {
    return key != null;
  }

  /** Number of the batch trained on, now or last, counted from 1; 0 before the first. */
  public long batch() {
    return batch;
  }

  /**
   * The place of this training pass in the run, for random choices; an evaluating pass has none.
   */
  public PassKey key() {
    if (key == null) {
      throw new IllegalStateException(
          "an evaluating pass has no key; draw random numbers in training passes only");
    }
    return key;
  }

  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException("the network has no " + name);
    }
    return value;
  }
}
