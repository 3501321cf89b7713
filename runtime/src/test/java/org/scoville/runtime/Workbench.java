package org.scoville.runtime;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.TensorEngine;

/** The engine, a manager and kernels for one test; closing frees every array made on it. */
public final class Workbench implements AutoCloseable {
  private final NDManager manager;
  private final Kernels kernels;

  /** Starts the engine if need be. */
  public Workbench() {
    TensorEngine.start();
    GradMode.off();
    manager = NDManager.newBaseManager(Device.cpu());
    kernels = Kernels.load(Device.cpu());
  }

  /** The manager that makes the arrays. */
  public NDManager manager() {
    return manager;
  }

  /** The fused operations. */
  public Kernels kernels() {
    return kernels;
  }

  /** A float32 array. */
  public NDArray array(float[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  /** A golden tensor of floats. */
  public NDArray array(GoldenTensor tensor) {
    return array(tensor.floats(), tensor.shape());
  }

  /** Targets (N, classes), float32, from classes or from what is dense already. */
  public NDArray targets(GoldenTensor tensor, int classes) {
    if (tensor.shape().length == 2) {
      return array(tensor);
    }
    int[] labels =
        IntStream.range(0, tensor.longs().length).map(i -> (int) tensor.longs()[i]).toArray();
    return manager.create(labels).oneHot(classes);
  }

  /** Images (N, C, H, W) with channels-last strides. */
  public NDArray channelsLast(NDArray images) {
    if (images.getShape().get(1) == 1) {
      // One channel counts as contiguous in either layout, and would keep the strides it has.
      Shape shape = images.getShape();
      return images.reshape(shape.get(0), shape.get(2), shape.get(3), 1).transpose(0, 3, 1, 2);
    }
    return kernels.contiguous(images.transpose(0, 2, 3, 1)).transpose(0, 3, 1, 2);
  }

  /** Whole numbers of a golden tensor as a list. */
  public static List<Long> list(GoldenTensor tensor) {
    return Arrays.stream(tensor.longs()).boxed().toList();
  }

  @Override
  public void close() {
    manager.close();
    kernels.close();
  }
}
