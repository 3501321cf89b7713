package org.scoville.runtime.observe;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scoville.runtime.text.PathText;
import org.scoville.text.NumberText;

/** The summary of a run in a few lines of text. */
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
                  ReportText.percent(report.top1()),
                  report.weights().word(),
                  ReportText.images(report)));
    }
    RunDescription facts = summary.facts();
    line(
        text,
        "training",
        "%s, %s, %s of %s of %s"
            .formatted(
                ReportText.seconds(summary.clocks().trainingSeconds()),
                ReportText.speed(summary.imagesPerSecond()),
                NumberText.count(facts.epochs(), "epoch"),
                NumberText.count(facts.steps() / Math.max(1, facts.epochs()), "step"),
                NumberText.count(facts.batchSize(), "image")));
    line(
        text,
        "run",
        "seed %d, %s, on %s"
            .formatted(
                facts.seed(),
                NumberText.count(facts.threads(), "thread"),
                String.join(", ", facts.devices())));
    line(text, "versions", versions(summary.versions()));
    if (summary.skippedImages() > 0) {
      line(
          text,
          "skipped",
          NumberText.count(summary.skippedImages(), "image") + " that can't be read");
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
            .map(report -> ReportText.percent(report.top1()) + " top-1")
            .orElse("not evaluated");
    String end =
        summary
            .stoppedBecause()
            .map(
                reason ->
                    "stopped after %d of %s: %s"
                        .formatted(
                            summary.stepsDone(),
                            NumberText.count(summary.facts().steps(), "step"),
                            reason))
            .orElse("after " + NumberText.count(summary.facts().epochs(), "epoch"));
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
