package org.scoville.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.observe.DataDescription;
import org.scoville.runtime.observe.EpochReport;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.observe.RunSummary;
import org.scoville.runtime.observe.StepReport;
import org.scoville.runtime.runs.RunRecordFile.Former;

class RunRecordFileTest {
  private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-27T11:30:00.5Z");
  private static final RunDescription FACTS =
      new RunDescription(
          "Mild",
          4,
          40,
          16,
          160,
          40,
          new DataDescription(Path.of("data"), Optional.empty(), 0, 0, 1),
          List.of("cpu"),
          1,
          2);
  private static final RunClocks CLOCKS = new RunClocks(List.of(2.5), 0, 0.25, 1, List.of());

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private static EvaluationReport evaluation(int epoch, EvaluatedWeights weights, double top1) {
    return new EvaluationReport(epoch, weights, top1, 40, 1, 0.5);
  }

  private RunRecordFile file(Path path, Former former) {
    return new RunRecordFile(
        path,
        () -> {},
        (json, last) -> {
          json.putObject("recipe").put("name", "Mild");
          json.putObject("run").put("epochs", 4).put("steps", 40);
          json.put("last", last);
        },
        former,
        InstantSource.fixed(NOW),
        warnings::add);
  }

  private Path path() {
    return folder.resolve("run.json");
  }

  private RunRecord read() {
    RecordReading reading = new RunRecordReader().read(path());
    assertThat(reading).isInstanceOf(RunRecord.class);
    return (RunRecord) reading;
  }

  @Test
  void itIsWholeAtTheStartAfterEachEpochAndEvaluationAndAtTheEnd() throws IOException {
    RunRecordFile file = file(path(), Former.none(START));
    assertThat(path()).doesNotExist();
    file.started(FACTS);
    RunRecord begun =
        new RunRecord(
            RunState.RUNNING,
            Optional.empty(),
            "Mild",
            START,
            NOW,
            4,
            40,
            RunResults.NONE,
            List.of());
    assertThat(read()).isEqualTo(begun);

    file.step(new StepReport(10, 40, 1, 4, 0.5, 0.1, 100));
    assertThat(read()).as("never written at a step").isEqualTo(begun);
    file.epochEnded(new EpochReport(1, 2.5, 0.5, 0));
    file.timed(CLOCKS);
    assertThat(read().results()).isEqualTo(new RunResults(1, 10, List.of(), CLOCKS));

    EvaluationReport judged = evaluation(1, EvaluatedWeights.TRAINED, 61.25);
    file.evaluated(judged);
    file.timed(CLOCKS);
    assertThat(read().results()).isEqualTo(new RunResults(1, 10, List.of(judged), CLOCKS));
    assertThat(read().state()).isEqualTo(RunState.RUNNING);

    file.ended(true);
    assertThat(read().state()).isEqualTo(RunState.DONE);
    JsonNode json = new ObjectMapper().readTree(path().toFile());
    assertThat(json.path("process").path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(json.path("last").asBoolean()).isTrue();
    assertThat(json.path("results").path("best").path("top1").asDouble()).isEqualTo(61.25);
    assertThat(warnings).isEmpty();
    assertThat(folder.toFile().list()).containsExactly("run.json");
  }

  @Test
  void aRunThatWasStoppedOrFailedSaysWhy() {
    RunRecordFile stopped = file(path(), Former.none(START));
    stopped.finished(
        new RunSummary(
            FACTS,
            7,
            Optional.of("it was asked to stop"),
            List.of(),
            CLOCKS,
            1,
            List.of(),
            0,
            List.of(),
            List.of()));
    stopped.ended(false);
    assertThat(read().state()).isEqualTo(RunState.STOPPED);
    assertThat(read().reason()).contains("it was asked to stop");
    assertThat(read().results().stepsDone()).isEqualTo(7);

    file(path(), Former.none(START)).failed("the loss is NaN; lower the rate");
    assertThat(read().state()).isEqualTo(RunState.FAILED);
    assertThat(read().reason()).contains("the loss is NaN; lower the rate");
  }

  @Test
  void aRunThatGoesOnKeepsWhatItHadReached() {
    List<Restart> restarts = List.of(new Restart(NOW, 20, 1.5, List.of("--seed 5 in place of 1")));
    RunResults before =
        new RunResults(2, 20, List.of(evaluation(2, EvaluatedWeights.AVERAGED, 70)), CLOCKS);
    RunRecordFile file = file(path(), new Former(START, before, restarts));
    file.started(FACTS);
    assertThat(read().started()).isEqualTo(START);
    assertThat(read().results()).isEqualTo(before);
    assertThat(read().restarts()).isEqualTo(restarts);
    EvaluationReport next = evaluation(3, EvaluatedWeights.AVERAGED, 69);
    file.evaluated(next);
    file.timed(CLOCKS);
    assertThat(read().results().evaluations()).containsExactly(before.evaluations().get(0), next);
    assertThat(read().results().best()).contains(before.evaluations().get(0));
  }

  @Test
  void aRunGoesOnWithWhatLiesBeforeItsCheckpoint() {
    EvaluationReport first = evaluation(1, EvaluatedWeights.TRAINED, 50);
    EvaluationReport second = evaluation(2, EvaluatedWeights.TRAINED, 60);
    EvaluationReport third = evaluation(3, EvaluatedWeights.TRAINED, 70);
    RunClocks later = new RunClocks(List.of(2.5, 2.5, 2.5), 1, 0.25, 1, List.of());
    Restart before = new Restart(START, 5, 0.5, List.of());
    RunRecord record =
        new RunRecord(
            RunState.RUNNING,
            Optional.empty(),
            "Mild",
            START,
            START,
            4,
            40,
            new RunResults(3, 35, List.of(first, second, third), later),
            List.of(before));
    Restart restart = new Restart(NOW, 25, 0.5, List.of("threads 2 in place of 1"));
    RunResults reached = new RunResults(2, 25, List.of(), CLOCKS);
    Former evaluated = Former.resumed(record, reached, false, restart);
    assertThat(evaluated)
        .isEqualTo(
            new Former(
                START,
                new RunResults(2, 25, List.of(first, second), CLOCKS),
                List.of(before, new Restart(NOW, 25, 6, List.of("threads 2 in place of 1")))));
    assertThat(Former.resumed(record, reached, true, restart).results().evaluations())
        .containsExactly(first);
    RunResults end = new RunResults(4, 40, List.of(), later);
    assertThat(Former.resumed(record, end, false, restart).restarts().get(1).lostSeconds())
        .as("the metrics know of more than the record")
        .isEqualTo(0.5);
  }

  @Test
  void theBestIsOfTheWeightsThatCount() {
    EvaluationReport early = evaluation(1, EvaluatedWeights.TRAINED, 99);
    EvaluationReport averaged = evaluation(2, EvaluatedWeights.AVERAGED, 70);
    EvaluationReport better = evaluation(3, EvaluatedWeights.AVERAGED, 71);
    EvaluationReport last = evaluation(4, EvaluatedWeights.AVERAGED, 70.5);
    assertThat(new RunResults(4, 40, List.of(early, averaged, better, last), CLOCKS).best())
        .contains(better);
    assertThat(new RunResults(1, 10, List.of(early), CLOCKS).best()).contains(early);
    assertThat(RunResults.NONE.best()).isEmpty();
  }

  @Test
  void aDiskThatIsFullIsToldOnceAndTheFormerRecordStays() throws IOException {
    try (FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(64).setMaxSize(16 << 10).build())) {
      Path path = disk.getPath("/run.json");
      RunRecordFile file = file(path, Former.none(START));
      file.started(FACTS);
      String before = Files.readString(path);
      Path ballast = disk.getPath("/ballast");
      Files.write(ballast, new byte[(16 << 10) - 64 * (before.length() / 64 + 1)]);

      file.epochEnded(new EpochReport(1, 2.5, 0.5, 0));
      file.timed(CLOCKS);
      file.timed(CLOCKS);
      assertThat(Files.readString(path)).isEqualTo(before);
      assertThat(warnings)
          .containsExactly(
              "/run.json can't be written (out of disk space), and the run goes on; make room or"
                  + " put the folder back");
      Files.delete(ballast);
      file.ended(true);
      assertThat(Files.readString(path)).contains("\"state\" : \"done\"");
      assertThat(warnings).hasSize(2).contains("/run.json can be written again", atIndex(1));
    }
  }

  @Test
  void anEndThatCantBeWrittenIsTold() {
    RunRecordFile file = file(folder.resolve("missing/run.json"), Former.none(START));
    file.failed("a reason");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(1))
        .isEqualTo(
            "%s does not have the run's end (it does not exist)"
                .formatted(folder.resolve("missing/run.json")));
  }

  @Test
  void noDamageIsThrown() throws IOException {
    RunRecordFile file = file(path(), Former.none(START));
    file.started(FACTS);
    file.evaluated(evaluation(1, EvaluatedWeights.TRAINED, 61.25));
    file.timed(CLOCKS);
    byte[] whole = Files.readAllBytes(path());
    for (int length = 0; length < whole.length - 2; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      assertThat(new RunRecordReader().read(path())).isInstanceOf(DamagedRecord.class);
    }
    Random random = new Random(1);
    int damaged = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(path(), flipped);
      damaged += new RunRecordReader().read(path()) instanceof DamagedRecord ? 1 : 0;
    }
    assertThat(damaged).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                              | it has no field format
          {"format":2}                    | its format is 2, and this version reads 1
          {"format":"x"}                  | its field format is no number
          {"format":1,"state":"asleep"}   | its field state is "asleep"
          {"format":1,"state":"done"}     | it has no field run
          [1]                             | it has no field format
          {"format":1} {}                 | it is no whole JSON
          {"format":                      | it is no whole JSON
          """)
  void whatIsWrongIsASentence(String content, String fact) throws IOException {
    Files.writeString(path(), content);
    assertThat(new RunRecordReader().read(path()))
        .isEqualTo(new DamagedRecord("%s is no run's record: %s".formatted(path(), fact)));
  }

  @Test
  void aRecordThatIsNotThereOrNoFileIsASentenceToo() throws IOException {
    assertThat(new RunRecordReader().read(path()))
        .isEqualTo(new DamagedRecord(path() + " is no run's record: it does not exist"));
    Files.createDirectory(path());
    assertThat(new RunRecordReader().read(path()))
        .isEqualTo(new DamagedRecord(path() + " is no run's record: it is no file"));
  }
}
