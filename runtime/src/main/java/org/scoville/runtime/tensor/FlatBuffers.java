package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The running means and variances of all batch norms in one flat float32 array, and the number of
 * batches that each has seen, which is lower in blocks that are dropped at times.
 */
public final class FlatBuffers {
  private final List<Norm> norms;
  private final NDArray values;
  private final NDList slices;
  private final long[] batches;

  /**
   * A norm with running statistics.
   *
   * @param name its reference name: {@code layer1.0.bn1}
   * @param channels its channels
   */
  public record Norm(String name, long channels) {}

  /** Puts means of 0 and variances of 1 into a manager, which frees them. */
  public FlatBuffers(List<Norm> norms, NDManager manager) {
    this.norms = List.copyOf(norms);
    this.batches = new long[norms.size()];
    long size = 2 * norms.stream().mapToLong(Norm::channels).sum();
    this.values = manager.zeros(new Shape(Math.max(size, 1)));
    this.slices = norms.isEmpty() ? new NDList() : values.split(cuts());
    for (int i = 0; i < norms.size(); i++) {
      slices.get(2 * i + 1).addi(1);
    }
  }

  private long[] cuts() {
    long[] cuts = new long[2 * norms.size() - 1];
    long end = 0;
    for (int i = 0; i < cuts.length; i++) {
      end += norms.get(i / 2).channels();
      cuts[i] = end;
    }
    return cuts;
  }

  /** The batch norms, in the network's order. */
  public List<Norm> norms() {
    return norms;
  }

  /** All means and variances, norm by norm: float32. */
  public NDArray values() {
    return values;
  }

  /** Running mean of a norm: (channels), a view. */
  public NDArray mean(int norm) {
    return slices.get(2 * norm);
  }

  /** Running variance of a norm: (channels), a view. */
  public NDArray variance(int norm) {
    return slices.get(2 * norm + 1);
  }

  /** Batches that a norm has seen in training. */
  public long batches(int norm) {
    return batches[norm];
  }

  /** Sets the number of batches that a norm has seen. */
  public void batches(int norm, long seen) {
    batches[norm] = seen;
  }

  /** A copy of all means, variances and counts, for {@link #restore} while the scope is open. */
  public Copy copy(StepScope scope, Kernels kernels) {
    NDArray copy = scope.manager().zeros(values.getShape());
    kernels.copy(values, copy);
    return new Copy(copy, batches.clone());
  }

  /** A copy of means, variances and counts. */
  public static final class Copy {
    private final NDArray values;
    private final long[] batches;

    private Copy(NDArray values, long[] batches) {
      this.values = values;
      this.batches = batches;
    }
  }

  /** Restores means, variances and counts from a copy. */
  public void restore(Copy copy, Kernels kernels) {
    kernels.copy(copy.values, values);
    System.arraycopy(copy.batches, 0, batches, 0, batches.length);
  }

  /** Means or variances from any array of these buffers, by their place in {@code norms}. */
  public List<float[]> split(NDArray flat) {
    List<float[]> parts = new ArrayList<>();
    if (norms.isEmpty()) {
      return parts;
    }
    try (NDManager scope = flat.getManager().newSubManager()) {
      NDList views = flat.split(cuts());
      views.attach(scope);
      views.forEach(view -> parts.add(view.toFloatArray()));
    }
    return parts;
  }
}
