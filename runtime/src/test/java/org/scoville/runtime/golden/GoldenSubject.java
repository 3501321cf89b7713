package org.scoville.runtime.golden;

import java.util.Map;

/**
 * The golden cases of one subject. Implementations are public, carry
 * {@code @AutoService(GoldenSubject.class)} and {@link Covers}, and are run by {@link GoldenTest}.
 */
public interface GoldenSubject {
  /** The checks of cases, by the manifest's name of the algorithm. */
  Map<String, GoldenCheck> checks();
}
