package org.scoville.runtime.dataset;

import java.util.List;
import java.util.Locale;
import org.scoville.text.NumberText;

/**
 * The images that a source found in its folder, and the files that it left out.
 *
 * @param images images it gives
 * @param classes classes they belong to
 * @param leftOut what else it found, by reason
 */
public record SourceContents(long images, int classes, List<OmissionCount> leftOut) {

  /** Copies the list. */
  public SourceContents {
    leftOut = List.copyOf(leftOut);
  }

  /** One line: {@code 40,000 images in 100 classes; left out: 2 empty files (cat/a.jpg)}. */
  public String text() {
    String taken =
        NumberText.amount(grouped(images), "image")
            + " in "
            + NumberText.amount(grouped(classes), "class");
    return leftOut.isEmpty() ? taken : taken + "; left out: " + OmissionCount.text(leftOut);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
