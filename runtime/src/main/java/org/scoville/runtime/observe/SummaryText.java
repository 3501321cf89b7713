package org.scoville.runtime.observe;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scoville.runtime.text.PathText;

/** A run's end in a few lines. */
public final class SummaryText {

  private SummaryText() {}

  /** The lines, each ended by a line break. */
  public static String of(RunSummary summary) {
    StringBuilder text = new StringBuilder();
    text.append(headline(summary)).append('\n');
    for (EvaluationReport report : summary.evaluations()) {
      line(
          text,
          "top-1",
          "%s with the %s weights, of %s"
              .formatted(
                  Phrases.percent(report.top1()), report.weights().word(), Phrases.images(report)));
    }
    RunFacts facts = summary.facts();
    line(
        text,
        "training",
        "%s, %s, %d epochs of %d steps of %d images"
            .formatted(
                Phrases.seconds(summary.trainingSeconds()),
                Phrases.speed(summary.imagesPerSecond()),
                facts.epochs(),
                facts.steps() / Math.max(1, facts.epochs()),
                facts.batchSize()));
    line(
        text,
        "run",
        "seed %d, %d threads, on %s"
            .formatted(facts.seed(), facts.threads(), String.join(", ", facts.devices())));
    line(text, "versions", versions(summary.versions()));
    if (summary.skippedImages() > 0) {
      line(text, "skipped", "%d images that can't be read".formatted(summary.skippedImages()));
    }
    for (ImagesReport.LeftOut reason : summary.unreadable()) {
      line(text, "", "%s images: %s".formatted(reason.use(), reason.text()));
    }
    for (Path file : summary.files()) {
      line(text, "file", PathText.of(file));
    }
    return text.toString();
  }

  private static String headline(RunSummary summary) {
    String top1 =
        summary
            .result()
            .map(report -> Phrases.percent(report.top1()) + " top-1")
            .orElse("not evaluated");
    String end =
        summary
            .stoppedBecause()
            .map(
                reason ->
                    "stopped after %d of %d steps: %s"
                        .formatted(summary.stepsDone(), summary.facts().steps(), reason))
            .orElse("after %d epochs".formatted(summary.facts().epochs()));
    return "%s: %s, %s".formatted(summary.facts().recipe(), top1, end);
  }

  private static String versions(List<RunSummary.Version> versions) {
    return versions.stream()
        .map(version -> version.name() + " " + version.number())
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-9s %s\n", name, value));
  }
}
