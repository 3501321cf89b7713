package org.scoville.runtime.tensor;

import java.util.List;

/**
 * A parameter of a network: its reference name, what it is, and its shape.
 *
 * @param name the reference implementation's name: {@code layer1.0.conv1.weight}
 * @param kind what it is
 * @param shape (O, I, H, W) of a convolution, (O, I) of a linear layer, (C) of the others
 */
public record ParameterSpec(String name, Kind kind, List<Long> shape) {

  /**
   * What a parameter is; decides how it starts and whether the optimizer may spare it from decay.
   */
  public enum Kind {
    /** Weight of a convolution. */
    CONVOLUTION,
    /** Weight of a linear layer. */
    LINEAR,
    /** Scale of a batch norm. */
    SCALE,
    /** Shift of a batch norm. */
    SHIFT,
    /** Bias of a linear layer. */
    BIAS,
    /** Bias of a convolution. */
    OFFSET;

    /** Whether it is a convolution or linear weight. */
    public boolean isWeight() {
      return this == CONVOLUTION || this == LINEAR;
    }
  }

  /** Copies the shape. */
  public ParameterSpec {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Inputs that one output depends on: the product of all axes but the first. */
  public long fanIn() {
    return size() / shape.get(0);
  }
}
