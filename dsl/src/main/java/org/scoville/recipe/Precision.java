package org.scoville.recipe;

/** The arithmetic of the forward and backward pass; the weights are always kept in float32. */
public enum Precision {
  /** 32-bit floating point. */
  FP32,
  /** bfloat16 activations and weight copies: float32's range, 8 bits of precision. */
  BF16,
  /** IEEE half precision, with a loss scaler; for GPUs. */
  FP16
}
