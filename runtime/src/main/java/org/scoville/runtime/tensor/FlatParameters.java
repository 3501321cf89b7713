package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a network in one flat float32 array, so that an optimizer step, an average, a
 * perturbation, a norm, a checkpoint and an all-reduce are each a few operations on one array.
 *
 * <p>Each pass over a batch takes fresh {@link Leaves}: detached views that share the storage.
 * Their gradients start undefined, so no pass has to zero them.
 */
public final class FlatParameters {
  private final FlatLayout layout;
  private final NDArray values;
  private final NDList slices;

  /** Puts zeros for every parameter into a manager, which frees them. */
  public FlatParameters(FlatLayout layout, NDManager manager) {
    this.layout = layout;
    this.values = manager.zeros(new Shape(layout.size()));
    this.slices = values.split(layout.cuts());
  }

  /** The position of each parameter. */
  public FlatLayout layout() {
    return layout;
  }

  /** All values: (size), float32. */
  public NDArray values() {
    return values;
  }

  /** The values, an array a parameter: views of {@link #values}. */
  public List<NDArray> slices() {
    return slices;
  }

  /** Cuts any array of this layout into an array a parameter, views in the same manager. */
  public List<NDArray> split(NDArray flat) {
    return flat.split(layout.cuts());
  }

  /** Sets a parameter from values in reference order. */
  public void set(int index, float[] reference, Kernels kernels) {
    ParameterSpec parameter = layout.parameters().get(index);
    if (reference.length != parameter.size()) {
      throw new IllegalArgumentException(
          "%s has %d values and was given %d; give as many as it has"
              .formatted(parameter.name(), parameter.size(), reference.length));
    }
    try (NDArray stored = values.getManager().create(layout.store(parameter, reference))) {
      // NDArray.set would give the slice its own storage, apart from the flat array.
      kernels.copy(stored, slices.get(index));
    }
  }

  /** A parameter's values in reference order, from any array of this layout. */
  public float[] get(NDArray flat, int index) {
    try (NDManager scope = flat.getManager().newSubManager()) {
      NDArray slice = flat.split(layout.cuts()).get(index);
      slice.attach(scope);
      return layout.load(layout.parameters().get(index), slice.toFloatArray());
    }
  }

  /** Fresh float32 leaves for one recorded pass, in a scope. Call while recording. */
  public Leaves leaves(StepScope scope) {
    return leaves(slices, scope);
  }

  /**
   * Fresh leaves for one recorded pass, in a scope. Call while recording.
   *
   * @param copies the parameters in the types of the pass, as {@link #in} makes them
   */
  public Leaves leaves(List<NDArray> copies, StepScope scope) {
    List<NDArray> leaves = new ArrayList<>();
    Map<String, NDArray> shaped = new LinkedHashMap<>();
    for (int i = 0; i < copies.size(); i++) {
      PtNDArray leaf = JniUtils.detachGradient((PtNDArray) copies.get(i));
      leaf.attach(scope.manager());
      leaf.setRequiresGradient(true);
      leaves.add(leaf);
      ParameterSpec parameter = layout.parameters().get(i);
      shaped.put(parameter.name(), shape(parameter, leaf));
    }
    return new Leaves(leaves, shaped);
  }

  /**
   * The parameters in the types of a pass, an array each in the order of the layout: views of
   * {@link #values}, or of one copy of all values in a lower type, made by one sweep over memory.
   *
   * @param scope frees the views and the copy
   */
  public List<NDArray> in(FloatType type, StepScope scope, Kernels kernels) {
    if (type == FloatType.FP32) {
      return slices;
    }
    NDList full = values.split(layout.cuts());
    full.attach(scope.manager());
    NDArray copy = kernels.cast(values, type);
    copy.attach(scope.manager());
    NDList lower = copy.split(layout.cuts());
    List<NDArray> parts = new ArrayList<>();
    for (int i = 0; i < lower.size(); i++) {
      boolean keeps = layout.parameters().get(i).inPass() == ParameterSpec.InPass.FLOAT32;
      parts.add((keeps ? full : lower).get(i));
    }
    return parts;
  }

  /** Shaped views of the parameters, by name, for passes that are not recorded. */
  public Map<String, NDArray> views(FloatType type, StepScope scope, Kernels kernels) {
    Map<String, NDArray> shaped = new LinkedHashMap<>();
    List<NDArray> parts =
        type == FloatType.FP32 ? values.split(layout.cuts()) : in(type, scope, kernels);
    parts.forEach(part -> part.attach(scope.manager()));
    for (int i = 0; i < parts.size(); i++) {
      ParameterSpec parameter = layout.parameters().get(i);
      shaped.put(parameter.name(), shape(parameter, parts.get(i)));
    }
    return shaped;
  }

  private NDArray shape(ParameterSpec parameter, NDArray flat) {
    long[] stored = layout.storedShape(parameter);
    if (stored.length == 1) {
      return flat;
    }
    NDArray shaped = flat.reshape(new Shape(stored));
    return layout.isPermuted(parameter) ? shaped.transpose(0, 3, 1, 2) : shaped;
  }

  /**
   * The parameters of one recorded pass.
   *
   * @param flat the leaves, whose gradients the backward pass finds; order of the layout
   * @param shaped the leaves in their shapes, by name
   */
  public record Leaves(List<NDArray> flat, Map<String, NDArray> shaped) {

    /**
     * The gradients of a backward pass, in the order of the layout; zeros for a parameter that took
     * no part in it, such as one of a dropped block.
     */
    public List<NDArray> gradients() {
      List<NDArray> gradients = new ArrayList<>(flat.size());
      for (NDArray leaf : flat) {
        PtNDArray gradient = JniUtils.getGradient((PtNDArray) leaf);
        gradients.add(gradient == null ? leaf.getManager().zeros(leaf.getShape()) : gradient);
      }
      return gradients;
    }
  }
}
