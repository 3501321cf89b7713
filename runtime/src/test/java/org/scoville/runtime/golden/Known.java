package org.scoville.runtime.golden;

import java.util.ArrayList;
import java.util.List;

/** Refuses cases that state more than their check reads. */
public final class Known {
  private Known() {}

  /** Fails on a hyperparameter that is not among these. */
  public static void hyperparameters(GoldenCase golden, String... names) {
    List<String> unknown = new ArrayList<>();
    golden.hyperparameters().fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(List.of(names));
    if (!unknown.isEmpty()) {
      throw new AssertionError(golden + " has hyperparameters that nothing here reads: " + unknown);
    }
  }
}
