package org.scoville.runtime.state;

import ai.djl.ndarray.NDArray;

/** A walk whose names all begin alike. */
record PartWalk(StateWalk whole, String prefix) implements StateWalk {
  @Override
  public void common(String name, NDArray array) {
    whole.common(prefix + name, array);
  }

  @Override
  public void own(String name, NDArray array) {
    whole.own(prefix + name, array);
  }

  @Override
  public void own(String name, long[] numbers) {
    whole.own(prefix + name, numbers);
  }

  @Override
  public long number(String name, long now) {
    return whole.number(prefix + name, now);
  }

  @Override
  public double real(String name, double now) {
    return whole.real(prefix + name, now);
  }
}
