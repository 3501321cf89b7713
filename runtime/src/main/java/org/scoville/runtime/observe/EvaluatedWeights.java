package org.scoville.runtime.observe;

import java.util.Locale;

/** The kinds of weights that a run evaluates. */
public enum EvaluatedWeights {
  /** Those that the optimizer moved. */
  TRAINED,
  /** Those that an average of them followed. */
  AVERAGED;

  /** The name as people and files see it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
