package org.scoville.runtime.observe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One run's reports, for tests of those who listen to them. */
final class Reports {

  static final DataDescription DATA =
      new DataDescription(Path.of("/data"), Optional.of("a folder of images"), 0.9, 500, 7);
  static final RunDescription FACTS =
      new RunDescription("Mild", 16, 1248, 128, 10_000, 10_000, DATA, List.of("cpu", "cpu"), 42, 2);
  static final StepReport STEP = new StepReport(120, 1248, 2, 16, 0.43125, 0.1, 812.34);
  static final EpochReport EPOCH = new EpochReport(2, 7.42, 0.5, 0.25);
  static final EvaluationReport TRAINED =
      new EvaluationReport(16, EvaluatedWeights.TRAINED, 91.8, 10_000, 0, 3.21);
  static final EvaluationReport AVERAGED =
      new EvaluationReport(16, EvaluatedWeights.AVERAGED, 92.125, 10_000, 0, 3.2);

  static final RunClocks CLOCKS =
      new RunClocks(
          List.of(100.0, 18.0),
          0.34,
          1.5,
          6.25,
          List.of(
              new StepSeconds(new StepKind(28, 28, false), 200, 68.34),
              new StepSeconds(new StepKind(28, 32, true), 100, 50)));

  private Reports() {}

  static RunSummary summary(Optional<String> stoppedBecause, long skipped) {
    return new RunSummary(
        FACTS,
        stoppedBecause.isPresent() ? 300 : 1248,
        stoppedBecause,
        List.of(TRAINED, AVERAGED),
        CLOCKS,
        1352.4,
        List.of(
            new RunSummary.Version("Java", "17.0.15"),
            new RunSummary.Version("DJL", "0.35.1"),
            new RunSummary.Version("libtorch", "2.7.1")),
        skipped,
        List.of(),
        List.of(Path.of("out", "metrics.jsonl"), Path.of("out", "trained.safetensors")));
  }
}
