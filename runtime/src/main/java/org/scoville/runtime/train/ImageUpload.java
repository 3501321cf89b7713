package org.scoville.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.StepScope;

/** Turns a batch of bytes into normalized float32 images on a device. */
final class ImageUpload {
  private final NDArray mean;
  private final NDArray deviation;
  private final Layout layout;
  private final Kernels kernels;

  /** Means and deviations are for each channel, of bytes from 0 to 255. */
  ImageUpload(
      NDManager base, List<Double> mean, List<Double> deviation, Layout layout, Kernels kernels) {
    this.mean = base.create(floats(mean));
    this.deviation = base.create(floats(deviation));
    this.layout = layout;
    this.kernels = kernels;
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  /**
   * Images in a scope.
   *
   * @param bytes direct buffer of (N, H, W, C), one byte a value
   * @return (N, C, H, W), float32, in this layout's order in memory
   */
  NDArray upload(ByteBuffer bytes, Shape shape, Device device, StepScope scope) {
    NDArray host = scope.manager().create(bytes, shape, DataType.UINT8);
    NDArray there = host.toDevice(device, false);
    there.attach(scope.manager());
    NDArray normalized = kernels.normalize(there, mean, deviation);
    return switch (layout) {
      // The byte buffer seen through this transposition has exactly channels-last strides.
      case CHANNELS_LAST -> normalized.transpose(0, 3, 1, 2);
      case CHANNELS_FIRST -> channelsFirst(normalized);
    };
  }

  /**
   * The transposition of gray images counts as contiguous in either layout, so that libtorch would
   * leave their channels-last strides as they are, and run the whole network channels-last.
   */
  private NDArray channelsFirst(NDArray images) {
    Shape shape = images.getShape();
    return shape.get(3) == 1
        ? images.reshape(shape.get(0), 1, shape.get(1), shape.get(2))
        : kernels.contiguous(images.transpose(0, 3, 1, 2));
  }
}
