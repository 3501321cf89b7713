package org.scoville.runtime.checkpoint;

/** The type of a tensor's numbers, named as in safetensors. */
public enum DType {
  /** Eight-byte floating point. */
  F64(8),
  /** Eight-byte whole numbers. */
  I64(8),
  /** Four-byte floating point. */
  F32(4),
  /** Four-byte whole numbers. */
  I32(4),
  /** Two-byte floating point with five bits of exponent. */
  F16(2),
  /** The upper half of a four-byte floating-point number. */
  BF16(2),
  /** Two-byte whole numbers. */
  I16(2),
  /** One-byte whole numbers. */
  I8(1),
  /** One-byte whole numbers without sign. */
  U8(1),
  /** Truth values of one byte. */
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }
}
