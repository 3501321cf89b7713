package org.scoville.runtime.observe;

import java.util.Locale;

/** Which weights of a run are meant. */
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
