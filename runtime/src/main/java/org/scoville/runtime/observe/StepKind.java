package org.scoville.runtime.observe;

/**
 * The kind of a training step by what decides how long it takes.
 *
 * @param height height of the images that the network is given, in pixels
 * @param width their width, in pixels
 * @param secondPass whether the step took a second pass, as with SAM
 */
public record StepKind(int height, int width, boolean secondPass) {

  /** Forward and backward passes of such a step over its batch. */
  public int passes() {
    return secondPass ? 2 : 1;
  }
}
