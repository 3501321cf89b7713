package org.scoville.fact;

import java.util.Optional;

/** An algorithm that regularizes so strongly that short runs lose accuracy by it. */
public interface Regularizes {
  /** How strongly, such as {@code alpha 0.2}; absent if its values make it do nothing. */
  Optional<String> strength();
}
