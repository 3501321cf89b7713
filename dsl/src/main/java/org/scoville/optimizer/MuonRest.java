package org.scoville.optimizer;

/** The optimizer of the parameters that {@link Muon} itself doesn't take. */
public enum MuonRest {
  /** {@link AdamW}, as in the reference implementation. */
  ADAMW,
  /** {@link DecoupledSGD}'s momentum without dampening, as in airbench. */
  SGD
}
