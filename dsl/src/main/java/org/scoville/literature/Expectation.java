package org.scoville.literature;

import java.util.List;

/**
 * A difference between two recipes, with the published evidence about it.
 *
 * @param subject what differs: an algorithm, or a member as {@code MixUp.alpha}
 * @param difference how it differs: {@code only in Hot}, or {@code 0.2 in Medium, 0.25 in Hot}
 * @param evidence what was measured, each figure in its own setting; empty where nothing was
 */
public record Expectation(String subject, String difference, List<Evidence> evidence) {
  /** Copies the list. */
  public Expectation {
    evidence = List.copyOf(evidence);
  }

  /** Whether a figure was published. */
  public boolean isPublished() {
    return !evidence.isEmpty();
  }
}
