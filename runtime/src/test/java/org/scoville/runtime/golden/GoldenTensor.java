package org.scoville.runtime.golden;

import java.util.Arrays;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;

/** A tensor of a golden case, with its numbers in whatever type a test wants them. */
public final class GoldenTensor {

  private final StoredTensor stored;

  GoldenTensor(StoredTensor stored) {
    this.stored = stored;
  }

  /** The type in the file. */
  public DType type() {
    return stored.type();
  }

  /** The extents. */
  public long[] shape() {
    return stored.shape();
  }

  /** One extent, as an int. */
  public int extent(int dimension) {
    return Math.toIntExact(stored.shape()[dimension]);
  }

  /** The numbers of an F32 tensor. */
  public float[] floats() {
    return stored.floats();
  }

  /** The numbers of an I64 or I32 tensor. */
  public long[] longs() {
    return stored.type() == DType.I32
        ? Arrays.stream(stored.ints()).asLongStream().toArray()
        : stored.longs();
  }

  /** The numbers of a U8 tensor. */
  public byte[] bytes() {
    return stored.bytes();
  }
}
