package org.scoville.runtime.data;

import java.util.List;
import java.util.Locale;

/**
 * What a source took of what it found, and what it left out.
 *
 * @param images images it gives
 * @param classes classes they belong to
 * @param leftOut what else it found, by reason
 */
public record Intake(long images, int classes, List<LeftOut> leftOut) {

  /** Copies the list. */
  public Intake {
    leftOut = List.copyOf(leftOut);
  }

  /** One line: {@code 40,000 images in 100 classes; left out: 2 empty files (cat/a.jpg)}. */
  public String text() {
    String taken =
        String.format(
            Locale.ROOT,
            "%,d %s in %,d %s",
            images,
            images == 1 ? "image" : "images",
            classes,
            classes == 1 ? "class" : "classes");
    return leftOut.isEmpty() ? taken : taken + "; left out: " + LeftOut.text(leftOut);
  }
}
