package org.scoville.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.scoville.runtime.tensor.Kernels;

/** The results of a {@link KitRun}: numbers to the bit, and the images that reached the network. */
final class KitFound {
  private final List<Float> losses = new ArrayList<>();
  private final List<Float> weights = new ArrayList<>();
  private final List<Float> others = new ArrayList<>();
  private final List<Integer> arrays = new ArrayList<>();
  private final List<Images> images = new ArrayList<>();
  private boolean training = true;

  /**
   * Images as they reached the network.
   *
   * @param shape (N, C, H, W)
   * @param type their type
   * @param strides their strides, in elements
   */
  record Images(Shape shape, DataType type, List<Long> strides) {}

  /** Notes the images of a training pass. */
  void image(NDArray x, Kernels kernels) {
    if (training) {
      List<Long> strides = LongStream.of(kernels.strides(x)).boxed().toList();
      images.add(new Images(x.getShape(), x.getDataType(), strides));
    }
  }

  /** Notes a step that is over. */
  void stepped(Replica replica) {
    losses.add(replica.loss());
    arrays.add(replica.arrays());
  }

  /** Notes the end of training: weights, statistics, average, and what is judged by them. */
  void ended(Replica replica) {
    training = false;
    add(weights, replica.weights().parameters().values().toFloatArray());
    add(others, replica.weights().buffers().values().toFloatArray());
    replica
        .average()
        .ifPresent(
            average -> {
              add(others, average.parameters().values().toFloatArray());
              add(others, average.buffers().values().toFloatArray());
            });
    add(others, KitRun.logits(replica));
  }

  private static void add(List<Float> to, float[] values) {
    for (float value : values) {
      to.add(value);
    }
  }

  /** Losses of the steps, averaged over the replicas. */
  List<Float> losses() {
    return losses;
  }

  /** The losses as an array. */
  float[] lossArray() {
    float[] array = new float[losses.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = losses.get(i);
    }
    return array;
  }

  /** The trained weights. */
  List<Float> weights() {
    return weights;
  }

  /** Every number: losses, weights, statistics, the average, and logits of an evaluation. */
  List<Float> numbers() {
    List<Float> all = new ArrayList<>(losses);
    all.addAll(weights);
    all.addAll(others);
    return all;
  }

  /** Long-lived arrays after each step. */
  List<Integer> arrays() {
    return arrays;
  }

  /** The images of the training passes. */
  List<Images> images() {
    return images;
  }
}
