package org.scoville.runtime.precision;

/**
 * A machine as a test needs it.
 *
 * @param processor its processor
 * @param gpus its GPUs
 */
public record KnownMachine(ProcessorBf16 processor, Gpus gpus) implements Hardware {
  /** A processor with bfloat16. */
  static final ProcessorBf16 WIDE = new ProcessorBf16(true, "the processor has avx512_bf16");

  /** A processor without. */
  static final ProcessorBf16 NARROW =
      new ProcessorBf16(false, "the processor has neither avx512_bf16 nor amx_bf16");

  /** A processor with bfloat16 and these GPUs. */
  public static KnownMachine wide(ComputeCapability... gpus) {
    return new KnownMachine(WIDE, Gpus.of(gpus));
  }

  /** A processor without bfloat16 and these GPUs. */
  public static KnownMachine narrow(ComputeCapability... gpus) {
    return new KnownMachine(NARROW, Gpus.of(gpus));
  }
}
