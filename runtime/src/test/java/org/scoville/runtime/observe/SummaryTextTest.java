package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

  @Test
  void aFinishedRunPrintsWhatWasReachedAndWithWhat() {
    assertThat(SummaryText.of(Reports.summary(Optional.empty(), 0)).replace('\\', '/'))
        .isEqualTo(
            """
            Mild: 92.13 % top-1, after 16 epochs
              top-1     91.80 % with the trained weights, of 10000 images
              top-1     92.13 % with the averaged weights, of 10000 images
              training  118.3 s, 1352 images/s, 16 epochs of 78 steps of 128 images
              run       seed 42, 2 threads, on cpu, cpu
              versions  Java 17.0.15, DJL 0.35.1, libtorch 2.7.1
              file      out/metrics.jsonl
              file      out/trained.safetensors
            """);
  }

  @Test
  void aStoppedRunSaysWhereAndWhy() {
    assertThat(SummaryText.of(Reports.summary(Optional.of("SIGTERM"), 3)))
        .startsWith("Mild: 92.13 % top-1, stopped after 300 of 1248 steps: SIGTERM\n")
        .contains("\n  skipped   3 images that can't be read\n");
  }

  @Test
  void oneIsSaidInTheSingular() {
    RunDescription facts =
        new RunDescription("Mild", 1, 1, 1, 1, 1, Reports.DATA, List.of("cpu"), 42, 1);
    EvaluationReport one = new EvaluationReport(1, EvaluatedWeights.TRAINED, 0, 1, 0, 1);
    RunSummary summary =
        new RunSummary(
            facts,
            1,
            Optional.empty(),
            List.of(one),
            RunClocks.ZERO,
            1,
            List.of(),
            1,
            List.of(),
            List.of());
    assertThat(SummaryText.of(summary))
        .contains(
            "top-1, after 1 epoch\n",
            "weights, of 1 image\n",
            "1 epoch of 1 step of 1 image\n",
            "seed 42, 1 thread, on cpu\n",
            "skipped   1 image that can't be read\n");
    assertThat(ReportText.start(facts))
        .isEqualTo("Mild: 1 epoch of 1 image, 1 step of 1 image, on cpu");
  }

  @Test
  void aRunWithoutEvaluationSaysSo() {
    RunSummary summary =
        new RunSummary(
            Reports.FACTS,
            1248,
            Optional.empty(),
            List.of(),
            RunClocks.ZERO,
            10,
            List.of(),
            0,
            List.of(),
            List.of());
    assertThat(SummaryText.of(summary)).startsWith("Mild: not evaluated, after 16 epochs\n");
  }

  @Test
  void aRunIsJudgedByItsAveragedWeightsEvenWhereTheTrainedOnesCameOutHigher() {
    RunSummary summary =
        new RunSummary(
            Reports.FACTS,
            1248,
            Optional.empty(),
            List.of(
                new EvaluationReport(16, EvaluatedWeights.AVERAGED, 90.5, 10_000, 0, 1),
                new EvaluationReport(16, EvaluatedWeights.TRAINED, 91.5, 10_000, 0, 1)),
            RunClocks.ZERO,
            10,
            List.of(),
            0,
            List.of(),
            List.of());
    assertThat(SummaryText.of(summary)).startsWith("Mild: 90.50 % top-1,");
  }

  @Test
  void numbersLookTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    String here = SummaryText.of(Reports.summary(Optional.empty(), 0));
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(SummaryText.of(Reports.summary(Optional.empty(), 0))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}
