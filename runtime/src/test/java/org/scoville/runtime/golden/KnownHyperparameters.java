package org.scoville.runtime.golden;

import java.util.ArrayList;
import java.util.List;

/** Guards a check against a hyperparameter that it would overlook. */
public final class KnownHyperparameters {
  private KnownHyperparameters() {}

  /** Fails on a hyperparameter with another name. */
  public static void check(GoldenCase golden, String... known) {
    List<String> unknown = new ArrayList<>();
    golden.hyperparameters().fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(List.of(known));
    if (!unknown.isEmpty()) {
      throw new AssertionError(
          "%s sets %s, which its check does not know".formatted(golden, unknown));
    }
  }
}
