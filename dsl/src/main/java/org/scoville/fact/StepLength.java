package org.scoville.fact;

/**
 * The unit of a learning rate where the size of gradients cancels. In each the step is proportional
 * to the rate; usual rates differ between them.
 */
public enum StepLength {
  /** How far each weight moves at most, as under Adam. */
  EACH_WEIGHT,
  /** The share of a layer's own length that the layer moves, as under LAMB. */
  SHARE_OF_A_LAYER,
  /** How far a weight matrix moves in each of its directions, as under Muon. */
  EACH_DIRECTION,
  /**
   * The same for matrices whose norm is kept at the root of the number of rows: a share of the
   * matrix.
   */
  SHARE_OF_A_MATRIX
}
