package org.scoville.runtime.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what is left out, by reason, and keeps the first example of each. */
final class Tally {

  private final Map<Omission, LeftOut> reasons = new EnumMap<>(Omission.class);

  /** Counts one; its name is asked for only if it becomes the example. */
  void add(Omission reason, Supplier<String> example) {
    LeftOut before = reasons.get(reason);
    reasons.put(
        reason,
        before == null
            ? new LeftOut(reason, 1, example.get())
            : new LeftOut(reason, before.count() + 1, before.example()));
  }

  /** All reasons so far, in the order of their kinds. */
  List<LeftOut> reasons() {
    return List.copyOf(reasons.values());
  }
}
