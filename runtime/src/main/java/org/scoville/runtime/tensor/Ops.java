package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * The differentiable operations that networks are made of.
 *
 * <p>A result belongs to the manager of the first argument. DJL's own sums and products of arrays
 * record gradients too; its {@code toType} and {@code duplicate} drop them silently, and whatever
 * of it takes a type, such as {@code toType} and {@code softmax}, ends the process for bfloat16:
 * see {@link Kernels#cast} and {@link Kernels#softmax}.
 */
public final class Ops {
  private static final Shape ONE_PIXEL = new Shape(1, 1);

  private Ops() {}

  /**
   * Batch normalization over (N, C, H, W); in training it updates the running statistics in place.
   *
   * <p>Scale, shift and statistics are float32 whatever the type of x, which the result has too.
   *
   * <p>DJL 0.35 names the four arrays wrongly: this is the order of its native code.
   */
  public static NDArray batchNorm(
      NDArray x,
      NDArray runningMean,
      NDArray runningVariance,
      NDArray scale,
      NDArray shift,
      boolean training,
      double momentum,
      double epsilon) {
    for (NDArray each : List.of(scale, shift)) {
      if (!FloatType.FP32.isOf(each)) {
        throw new IllegalArgumentException(
            "a batch norm's scale and shift are float32, and one of them was given in the pass's precision; state its ParameterSpec with inFloat32()");
      }
    }
    return JniUtils.batchNorm(
        (PtNDArray) x,
        (PtNDArray) runningMean,
        (PtNDArray) runningVariance,
        (PtNDArray) scale,
        (PtNDArray) shift,
        training,
        momentum,
        epsilon);
  }

  /** Mean over all pixels: (N, C, H, W) to (N, C). */
  public static NDArray globalAveragePool(NDArray x) {
    return JniUtils.adaptiveAvgPool((PtNDArray) x, ONE_PIXEL)
        .reshape(x.getShape().get(0), x.getShape().get(1));
  }

  /** {@code x weight^T + bias}: (..., I) and (O, I) and (O) to (..., O). */
  public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return JniUtils.linear((PtNDArray) x, (PtNDArray) weight, (PtNDArray) bias);
  }

  /** {@code x weight^T}: (..., I) and (O, I) to (..., O). */
  public static NDArray linear(NDArray x, NDArray weight) {
    return matMul(x, permute(weight, 1, 0));
  }

  /** Matrix products: (..., R, K) and (..., K, C) to (..., R, C); a missing axis is repeated. */
  public static NDArray matMul(NDArray x, NDArray y) {
    return JniUtils.matmul((PtNDArray) x, (PtNDArray) y);
  }

  /** {@code x Phi(x)} with the standard normal distribution's Phi; the same shape. */
  public static NDArray gelu(NDArray x) {
    return JniUtils.gelu((PtNDArray) x);
  }

  /**
   * The same values in another shape, a view where memory allows; images are channels-first
   * afterward.
   *
   * @param shape a shape with as many values; one axis may be -1, for the rest
   */
  public static NDArray reshape(NDArray x, long... shape) {
    return JniUtils.reshape((PtNDArray) x, shape);
  }

  /**
   * The same values with their axes in another order, a view.
   *
   * @param axes for each axis of the result, its number in x
   */
  public static NDArray permute(NDArray x, long... axes) {
    return JniUtils.permute((PtNDArray) x, axes);
  }

  /** Arrays of one shape but for one axis, one after the other along it; in the first's manager. */
  public static NDArray concatenate(List<NDArray> parts, int axis) {
    return JniUtils.cat(parts.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new), axis);
  }

  /** The part from {@code start} up to {@code end} along an axis, a view. */
  public static NDArray slice(NDArray x, int axis, long start, long end) {
    return JniUtils.slice((PtNDArray) x, axis, start, end, 1);
  }

  /** Runs the backward pass from a scalar. */
  public static void backward(NDArray scalar) {
    NDArray one = scalar.getManager().ones(scalar.getShape());
    JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, false, false);
  }
}
