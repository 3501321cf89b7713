package org.scoville.recipe;

/** The arithmetic of the forward and backward pass; the weights are always kept in float32. */
public enum Precision {
  /** 32-bit floating point. */
  FP32,
  /** bfloat16 activations and weight copies: float32's range, 8 bits of precision. */
  BF16,
  /** IEEE half precision, with a loss scaler; for GPUs. */
  FP16,
  /**
   * What the devices of a run compute fast, settled when the run starts and kept when it goes on:
   * {@link #BF16} on GPUs of compute capability 8 and more and on processors with {@code
   * avx512_bf16} or {@code amx_bf16}, as far as {@code ONEDNN_MAX_CPU_ISA} and {@code
   * ATEN_CPU_CAPABILITY} allow it; {@link #FP16} on older GPUs; else {@link #FP32}. Of several
   * devices the weakest decides.
   */
  AUTO
}
