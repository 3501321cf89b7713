package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** The differentiable operations that networks are made of. */
public final class Ops {
  private static final Shape ONE_PIXEL = new Shape(1, 1);

  private Ops() {}

  /**
   * Batch normalisation over (N, C, H, W); in training it updates the running statistics in place.
   *
   * <p>DJL 0.35 names the four arrays wrongly: this is the order that its native code takes.
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

  /** {@code x weight^T + bias}: (N, I) and (O, I) and (O) to (N, O). */
  public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return JniUtils.linear((PtNDArray) x, (PtNDArray) weight, (PtNDArray) bias);
  }

  /** Runs the backward pass from a scalar. */
  public static void backward(NDArray scalar) {
    NDArray one = scalar.getManager().ones(scalar.getShape());
    JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, false, false);
  }
}
