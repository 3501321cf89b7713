package org.scoville.runtime.state;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * One replica's state as it was saved.
 *
 * @param arrays bytes of float32 numbers in the machine's order, by name
 * @param numbers whole numbers
 * @param reals other numbers
 * @param own whole numbers of this replica
 */
public record SavedState(
    Map<String, ByteBuffer> arrays,
    Map<String, Long> numbers,
    Map<String, Double> reals,
    Map<String, List<Long>> own) {

  /** Copies the maps, but not the bytes. */
  public SavedState {
    arrays = Map.copyOf(arrays);
    numbers = Map.copyOf(numbers);
    reals = Map.copyOf(reals);
    own = Map.copyOf(own);
  }
}
