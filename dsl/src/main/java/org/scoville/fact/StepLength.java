package org.scoville.fact;

/**
 * What a learning rate measures where the size of gradients cancels. A step goes with the rate in
 * all of these; what is a usual rate is another number in each.
 */
public enum StepLength {
  /** How far each weight moves at most, as under Adam. */
  EACH_WEIGHT,
  /** The share of a layer's own length that the layer moves, as under LAMB. */
  SHARE_OF_A_LAYER,
  /** How far a weight matrix moves in each of its directions, as under Muon. */
  EACH_DIRECTION,
  /** The same for matrices whose length is held at one a row: a share of the matrix. */
  SHARE_OF_A_MATRIX
}
