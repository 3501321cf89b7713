package org.scoville.fact;

import java.util.Optional;

/** An algorithm that regularizes so strongly that short runs lose accuracy. */
public interface Regularizes {
  /** Its strength, such as {@code alpha 0.2}; empty if its values disable it. */
  Optional<String> strength();
}
