package org.scoville.runtime.state;

import ai.djl.ndarray.NDArray;

/**
 * A walk over what a part of a training keeps from step to step, which either saves or restores it.
 *
 * <p>A part names each of its arrays and numbers once, so that saving and restoring can't disagree:
 *
 * <pre>{@code
 * steps = walk.number("steps", steps);
 * walk.common("momentum", momentum);
 * }</pre>
 *
 * <p>Names are unique within a part and stay the same from version to version.
 */
public interface StateWalk {
  /**
   * An array that is the same on all replicas, to the bit, such as momentum.
   *
   * @param array float32; restoring writes into it
   */
  void common(String name, NDArray array);

  /**
   * An array of which each replica has its own, such as batch-norm statistics.
   *
   * @param array float32; restoring writes into it
   */
  void own(String name, NDArray array);

  /** Whole numbers of which each replica has its own; restoring writes into the array. */
  void own(String name, long[] numbers);

  /**
   * A whole number that is the same on all replicas.
   *
   * @param now its value
   * @return the value from now on: the saved one when restoring
   */
  long number(String name, long now);

  /**
   * A number that is the same on all replicas; restored to the bit.
   *
   * @param now its value
   * @return the value from now on: the saved one when restoring
   */
  double real(String name, double now);

  /**
   * A truth value that is the same on all replicas.
   *
   * @param now its value
   * @return the value from now on: the saved one when restoring
   */
  default boolean flag(String name, boolean now) {
    return number(name, now ? 1 : 0) != 0;
  }

  /** The same walk for a part of what walks: its names don't meet those of other parts. */
  default StateWalk in(String part) {
    return new PartWalk(this, part + "/");
  }
}
