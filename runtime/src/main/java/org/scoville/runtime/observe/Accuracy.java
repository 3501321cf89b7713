package org.scoville.runtime.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scoville.text.Printable;

/** The accuracy of a network over images: top-1, top-5 and the top-1 of each class. */
public final class Accuracy {
  private static final int FIVE = 5;
  private static final double PERCENT = 100;

  private final List<String> classes;
  private final long[] images;
  private final long[] right;
  private long amongFive;

  /** Starts with no image. */
  public Accuracy(List<String> classes) {
    this.classes = List.copyOf(classes);
    this.images = new long[classes.size()];
    this.right = new long[classes.size()];
  }

  /** Counts an image. */
  public void add(Prediction prediction) {
    images[prediction.label()]++;
    right[prediction.label()] += prediction.isAmong(1) ? 1 : 0;
    amongFive += prediction.isAmong(FIVE) ? 1 : 0;
  }

  private long images() {
    return sum(images);
  }

  /** Top-1 and, where more than five classes leave it something to say, top-5. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("top-1 " + share(sum(right), images()));
    if (classes.size() > FIVE) {
      lines.add("top-5 " + share(amongFive, images()));
    }
    return lines;
  }

  /** The top-1 of each class that has images, in columns. */
  public List<String> classLines() {
    List<String> names = classes.stream().map(Printable::of).toList();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int label = 0; label < images.length; label++) {
      if (images[label] > 0) {
        lines.add(
            names.get(label)
                + " ".repeat(width - names.get(label).length())
                + "  "
                + share(right[label], images[label]));
      }
    }
    return lines;
  }

  private static String share(long part, long whole) {
    return String.format(
        Locale.ROOT, "%9s (%d of %d)", ReportText.percent(PERCENT * part / whole), part, whole);
  }

  private static long sum(long[] numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    return sum;
  }
}
