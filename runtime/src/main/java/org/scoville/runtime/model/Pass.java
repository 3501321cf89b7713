package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Kernels;

/** One trip of a batch through a network: the parameters it uses, and whether it trains. */
public final class Pass {
  private final Map<String, NDArray> parameters;
  private final Map<String, Statistics> statistics;
  private final boolean training;
  private final Kernels kernels;

  private record Statistics(NDArray mean, NDArray variance) {}

  private Pass(
      Map<String, NDArray> parameters,
      Map<String, Statistics> statistics,
      boolean training,
      Kernels kernels) {
    this.parameters = parameters;
    this.statistics = statistics;
    this.training = training;
    this.kernels = kernels;
  }

  /**
   * A pass.
   *
   * @param parameters shaped parameters by name
   * @param buffers batch-norm statistics; a training pass updates them in place
   * @param training whether batch norms use the batch's statistics
   */
  public static Pass of(
      Map<String, NDArray> parameters, FlatBuffers buffers, boolean training, Kernels kernels) {
    Map<String, Statistics> statistics = new HashMap<>();
    List<FlatBuffers.Norm> norms = buffers.norms();
    for (int i = 0; i < norms.size(); i++) {
      statistics.put(norms.get(i).name(), new Statistics(buffers.mean(i), buffers.variance(i)));
    }
    return new Pass(parameters, statistics, training, kernels);
  }

  /** A parameter in its shape. */
  public NDArray parameter(String name) {
    return present(parameters.get(name), name);
  }

  /** Running mean of a batch norm: (C). */
  public NDArray mean(String norm) {
    return present(statistics.get(norm), norm).mean();
  }

  /** Running variance of a batch norm: (C). */
  public NDArray variance(String norm) {
    return present(statistics.get(norm), norm).variance();
  }

  /** Operations in place. */
  public Kernels kernels() {
    return kernels;
  }

  /** Whether batch norms use the batch's statistics. */
  public boolean training() {
    return training;
  }

  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException("the network has no " + name);
    }
    return value;
  }
}
