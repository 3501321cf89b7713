package org.scoville.runtime.precision;

/** The processor and the GPUs of a machine, as far as they decide about precision. */
public interface Hardware {
  /** What its processor is told to have; asked only where it decides something. */
  ProcessorBf16 processor();

  /** Its GPUs, asked of their driver; asked only where they decide something. */
  Gpus gpus();
}
