package org.scoville.runtime.golden;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Golden images (N, C, H, W) as the loader would hand them over: (N, H, W, C), direct. */
public final class GoldenImages {
  /** ImageNet's means in bytes, as the golden cases state them. */
  public static final List<Double> MEAN = List.of(123.675, 116.28, 103.53);

  /** ImageNet's standard deviations in bytes. */
  public static final List<Double> DEVIATION = List.of(58.395, 57.12, 57.375);

  private GoldenImages() {}

  /** Rows of a u8 tensor, channels last. */
  public static ByteBuffer channelsLast(GoldenTensor images, int from, int to) {
    int channels = images.extent(1);
    int pixels = images.extent(2) * images.extent(3);
    byte[] source = images.bytes();
    ByteBuffer buffer =
        ByteBuffer.allocateDirect((to - from) * channels * pixels).order(ByteOrder.nativeOrder());
    for (int n = from; n < to; n++) {
      for (int p = 0; p < pixels; p++) {
        for (int c = 0; c < channels; c++) {
          buffer.put(source[(n * channels + c) * pixels + p]);
        }
      }
    }
    return buffer.flip();
  }

  /** Their shape. */
  public static Shape shape(GoldenTensor images, int from, int to) {
    return new Shape(to - from, images.extent(2), images.extent(3), images.extent(1));
  }

  /** Normalized floats in the order of the tensor. */
  public static float[] normalized(GoldenTensor images) {
    int channels = images.extent(1);
    int pixels = images.extent(2) * images.extent(3);
    byte[] source = images.bytes();
    float[] values = new float[source.length];
    for (int i = 0; i < source.length; i++) {
      int channel = i / pixels % channels;
      float mean = MEAN.get(channel).floatValue();
      values[i] = ((source[i] & 0xFF) - mean) / DEVIATION.get(channel).floatValue();
    }
    return values;
  }
}
