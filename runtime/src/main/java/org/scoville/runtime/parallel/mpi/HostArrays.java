package org.scoville.runtime.parallel.mpi;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.scoville.runtime.tensor.Kernels;

/**
 * Arrays in the host's memory that stand in for those on a GPU, which MPI can't read; kept for the
 * next step. They belong to one thread.
 */
final class HostArrays implements AutoCloseable {
  private final Map<Long, NDArray> bySize = new HashMap<>();

  /**
   * Works on an array, or on its copy in the host's memory, which is then copied back.
   *
   * @param flat (size), float32, on any device
   */
  void with(NDArray flat, Kernels kernels, Consumer<NDArray> work) {
    if (!flat.getDevice().isGpu()) {
      work.accept(flat);
      return;
    }
    NDArray host = bySize.computeIfAbsent(flat.size(), size -> onHost(flat));
    kernels.copy(flat, host);
    work.accept(host);
    kernels.copy(host, flat);
  }

  private static NDArray onHost(NDArray flat) {
    return NDManager.newBaseManager(Device.cpu()).zeros(flat.getShape());
  }

  @Override
  public void close() {
    bySize.values().forEach(array -> array.getManager().close());
    bySize.clear();
  }
}
