package org.scoville.runtime.state;

import ai.djl.ndarray.NDArray;

/** The walk that adds up the bytes of the arrays that it is shown, and changes nothing. */
public final class StateSize implements StateWalk {
  private long common;
  private long own;

  /** Bytes of the arrays that are the same on all replicas. */
  public long common() {
    return common;
  }

  /** Bytes of the arrays of which each replica has its own. */
  public long own() {
    return own;
  }

  @Override
  public void common(String name, NDArray array) {
    common += bytes(array);
  }

  @Override
  public void own(String name, NDArray array) {
    own += bytes(array);
  }

  private static long bytes(NDArray array) {
    return array.size() * array.getDataType().getNumOfBytes();
  }

  @Override
  public void own(String name, long[] numbers) {}

  @Override
  public long number(String name, long now) {
    return now;
  }

  @Override
  public double real(String name, double now) {
    return now;
  }
}
