package org.scoville.runtime.observe;

import java.util.Locale;

/** The kinds of weights that a run evaluates. */
public enum EvaluatedWeights {
  /** The weights that the optimizer trained. */
  TRAINED,
  /** The weights of a moving or stochastic average. */
  AVERAGED;

  /** The name in text and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
