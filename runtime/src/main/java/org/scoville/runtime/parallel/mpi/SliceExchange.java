package org.scoville.runtime.parallel.mpi;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.scoville.runtime.tensor.Kernels;

/**
 * The mean of arrays of one length over all processes. Each process adds up its slice over all in
 * the order of their numbers and hands the result to all, so every process holds the same bits, and
 * they are those of {@link org.scoville.runtime.parallel.ReplicaGroup}.
 *
 * <p>An {@code MPI_Allreduce} would add in an order of its own, which differs between the families
 * and with the number of processes. The bytes sent are as many. The memory, another array of that
 * length, is kept for the next step.
 */
final class SliceExchange implements AutoCloseable {
  private final MpiWorld world;
  private final Slices slices;
  private final NDManager memory = NDManager.newBaseManager(Device.cpu());
  private final NDArray zero;
  private final NDArray landing;
  private final List<NDArray> landed;

  /** The exchange of arrays of this length. */
  SliceExchange(MpiWorld world, long length) {
    this.world = world;
    this.slices = Slices.even(length, world.size());
    int own = slices.counts()[world.rank()];
    this.zero = memory.zeros(new Shape(1));
    this.landing = memory.zeros(new Shape((long) world.size() * Math.max(1, own)));
    this.landed = landing.split(world.size());
  }

  /**
   * Replaces an array of every process by their mean.
   *
   * @param flat of the length, float32, on the CPU
   */
  void average(NDArray flat, Kernels kernels) {
    world.scatter(flat, slices, landing);
    NDArray sum = landed.get(0);
    // As if the sum began with zero, which makes a positive zero of a negative one.
    kernels.addScaled(sum, zero, 1);
    landed.stream().skip(1).forEach(slice -> kernels.addScaled(sum, slice, 1));
    kernels.scale(sum, 1.0 / world.size());
    world.gather(sum, slices, flat);
  }

  @Override
  public void close() {
    memory.close();
  }
}
