package org.scoville.runtime.dataset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.scoville.runtime.decode.OmissionReason;

/** Counts the files that are left out, by reason, and keeps the first example of each. */
public final class OmissionTally {

  private final Map<OmissionReason, OmissionCount> reasons = new EnumMap<>(OmissionReason.class);

  /** Counts one; its name is asked for only if it becomes the example. */
  public void add(OmissionReason reason, Supplier<String> example) {
    OmissionCount before = reasons.get(reason);
    reasons.put(
        reason,
        before == null
            ? new OmissionCount(reason, 1, example.get())
            : new OmissionCount(reason, before.count() + 1, before.example()));
  }

  /** Counts what another tally has counted, after its own. */
  void addAll(List<OmissionCount> others) {
    for (OmissionCount other : others) {
      reasons.merge(
          other.reason(),
          other,
          (mine, its) ->
              new OmissionCount(mine.reason(), mine.count() + its.count(), mine.example()));
    }
  }

  /** All reasons so far, in the order of their kinds. */
  public List<OmissionCount> reasons() {
    return List.copyOf(reasons.values());
  }
}
