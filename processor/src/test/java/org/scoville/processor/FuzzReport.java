package org.scoville.processor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts of the sources that reached each stage, and of the findings in them. */
final class FuzzReport {
  private final long start = System.nanoTime();
  private final Map<JavaCompilers, Count> counts = new EnumMap<>(JavaCompilers.class);
  private final List<String> failures = new ArrayList<>();

  /** Counts of one compiler. */
  private static final class Count {
    private int sources;
    private int reached;
    private int compiled;
    private final Map<String, Integer> findings = new TreeMap<>();
  }

  void add(JavaCompilers compiler, Attempt attempt) {
    Count count = counts.computeIfAbsent(compiler, c -> new Count());
    count.sources++;
    count.reached += attempt.isReached() ? 1 : 0;
    count.compiled += attempt.isReached() && attempt.success() ? 1 : 0;
    attempt.ids().forEach(id -> count.findings.merge(id, 1, Integer::sum));
  }

  /** Prints it at once too: twenty thousand sources take a while. */
  void fail(String source, String fault) {
    failures.add(source + fault);
    System.err.println(source + fault);
  }

  List<String> failures() {
    return failures;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    counts.forEach(
        (compiler, count) -> {
          text.append(
              "%s: %d sources in %d s, %d reached the processor, %d of these compiled%n"
                  .formatted(compiler, count.sources, seconds, count.reached, count.compiled));
          count.findings.forEach((id, n) -> text.append("  %6d %s%n".formatted(n, id)));
        });
    return text.toString();
  }
}
