package org.scoville.runtime.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.text.NumberText;
import org.scoville.text.Printable;

/** An inspection as lines for a terminal. */
public final class InspectionText {
  /** Bounds of the histogram: usual sizes of crops, and beyond. */
  private static final int[] BOUNDS = {32, 64, 128, 176, 224, 256, 384, 512, 768, 1024, 2048};

  private static final int BAR = 40;

  private InspectionText() {}

  /**
   * The lines about one half of a data set.
   *
   * @param use what it is for, such as "training"
   */
  public static List<String> lines(String use, Inspection inspection) {
    List<String> lines = new ArrayList<>();
    lines.add(use + ": " + inspection.set().contents().text());
    lines.add("  " + classes(inspection));
    if (!inspection.unreadable().isEmpty()) {
      lines.add("  can't be read: " + OmissionCount.text(inspection.unreadable()));
    }
    if (inspection.readable() > 0) {
      lines.add("  " + sizes(inspection));
      lines.addAll(histogram(inspection.shorterSides()));
    }
    lines.add(
        "  "
            + (inspection.decoded()
                ? "all pixels were decoded"
                : "headers were read and no pixels decoded; --decode does that, too"));
    return lines;
  }

  private static String classes(Inspection inspection) {
    long[] perClass = inspection.perClass();
    int fewest = 0;
    int most = 0;
    for (int label = 1; label < perClass.length; label++) {
      fewest = perClass[label] < perClass[fewest] ? label : fewest;
      most = perClass[label] > perClass[most] ? label : most;
    }
    if (perClass[fewest] == perClass[most]) {
      return "images of a class: %s in each".formatted(grouped(perClass[most]));
    }
    List<String> names = inspection.set().classNames();
    return "images of a class: %s (%s) to %s (%s), median %s"
        .formatted(
            grouped(perClass[fewest]),
            Printable.of(names.get(fewest)),
            grouped(perClass[most]),
            Printable.of(names.get(most)),
            grouped(median(Arrays.stream(perClass).sorted().toArray())));
  }

  private static String sizes(Inspection inspection) {
    int[] widths = inspection.widths();
    int[] heights = inspection.heights();
    return "width %d to %d pixels, median %d; height %d to %d, median %d"
        .formatted(
            widths[0],
            widths[widths.length - 1],
            widths[widths.length / 2],
            heights[0],
            heights[heights.length - 1],
            heights[heights.length / 2]);
  }

  private static long median(long[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static List<String> histogram(int[] sides) {
    long[] counts = new long[BOUNDS.length + 1];
    for (int side : sides) {
      counts[(int) Arrays.stream(BOUNDS).filter(bound -> bound <= side).count()]++;
    }
    long highest = Arrays.stream(counts).max().orElse(1);
    List<String> lines = new ArrayList<>();
    lines.add("  shorter side   images");
    int first = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).min().orElse(0);
    int last = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).max().orElse(0);
    for (int i = first; i <= last; i++) {
      String bar = "#".repeat((int) Math.ceil(BAR * (double) counts[i] / highest));
      lines.add("  %-13s%8s  %s".formatted(range(i), grouped(counts[i]), bar).stripTrailing());
    }
    return lines;
  }

  private static String range(int bucket) {
    if (bucket == BOUNDS.length) {
      return NumberText.of(BOUNDS[bucket - 1]) + " and more";
    }
    int from = bucket == 0 ? 1 : BOUNDS[bucket - 1];
    return "%d to %d".formatted(from, BOUNDS[bucket] - 1);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
