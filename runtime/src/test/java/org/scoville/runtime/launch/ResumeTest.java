package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Role;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;

/** What a run that goes on says, accepts and refuses. */
class ResumeTest {
  private static final int FLIPS = 500;

  @TempDir Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void makeImages() {
    data = SmallImages.idx(folder.resolve("data"), 128, 8);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Path checkpoints() {
    return out().resolve("checkpoints");
  }

  private Invocation train(Object... more) {
    Object[] first = {"--data", data, "--out", out(), "--threads", 1, "--checkpoint-every", "5ba"};
    Object[] words = Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    return Invocation.main(new SmallGrayTrainer(), words);
  }

  /** Takes the end of a run away, as if it had been killed. */
  private void forgetTheEnd() throws IOException {
    for (Path file : List.of(newest(), out().resolve("weights.safetensors"))) {
      Files.delete(file);
    }
  }

  private Path newest() throws IOException {
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files
          .filter(file -> file.toString().endsWith(".safetensors"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @Test
  void theNewestAndTheBestAreKept() throws Exception {
    train("--keep", 1).worked();
    assertThat(checkpoints().toFile().list())
        .contains("step-000000024.safetensors", "step-000000024.safetensors.sha256")
        .hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aRunThatIsDoneIsLeftAlone() throws Exception {
    train().worked();
    byte[] metrics = Files.readAllBytes(out().resolve("metrics.jsonl"));
    assertThat(train("--resume").worked().out()).contains("the run in", "is done");
    assertThat(Invocation.scoville("resume", out()).worked().out()).contains("is done");
    assertThat(out().resolve("metrics.jsonl")).hasBinaryContent(metrics);
  }

  @Test
  void resumeStartsARunThatIsNotThere() {
    train("--resume").worked();
    assertThat(Metrics.read(out()).all("step")).hasSize(24);
  }

  @Test
  void aRunGoesOnWithTheOptionsThatItWasStartedWith() throws Exception {
    train("--seed", 4).worked();
    List<String> losses = Metrics.read(out()).losses();
    byte[] weights = Files.readAllBytes(out().resolve("weights.safetensors"));
    forgetTheEnd();
    assertThat(Invocation.scoville("resume", out()).worked().out())
        // One that is due while the one before is still being written is made a step or two later.
        .containsPattern("goes on after step 2[0-3], from ");
    assertThat(Metrics.read(out()).losses()).isEqualTo(losses);
    assertThat(Metrics.read(out()).all("start")).hasSize(1);
    assertThat(out().resolve("weights.safetensors")).hasBinaryContent(weights);
  }

  @Test
  void aDoneRunStaysDoneWithoutItsCheckpoints() throws Exception {
    train().worked();
    for (File file : checkpoints().toFile().listFiles()) {
      assertThat(file.delete()).isTrue();
    }
    Files.delete(checkpoints());
    byte[] weights = Files.readAllBytes(out().resolve("weights.safetensors"));
    assertThat(train("--resume", "--seed", 9).worked().out()).contains("is done");
    assertThat(out().resolve("weights.safetensors")).hasBinaryContent(weights);
    Files.delete(out().resolve("run.json"));
    train("--resume").failed("has weights and no checkpoint", "choose another --out");
    assertThat(out().resolve("weights.safetensors")).hasBinaryContent(weights);
  }

  @Test
  void whatIsNoRunIsLeftAlone() throws Exception {
    Files.createDirectories(out());
    Files.writeString(out().resolve("metrics.jsonl"), "mine");
    train("--resume").failed("is not empty", "choose another --out");
    assertThat(out().resolve("metrics.jsonl")).hasContent("mine");
  }

  @Test
  void theRunOfAnotherRecipeIsRefused() {
    train().worked();
    Path images = SmallImages.jpeg(folder.resolve("images"), 32, 8);
    Invocation.main(new SmallFolderTrainer(), "--data", images, "--out", out(), "--resume")
        .failed("has a run of SmallGray, and this is SmallFolder", "choose another --out");
  }

  @Test
  void metricsThatAreGoneAreToldAndTheRunGoesOn() throws Exception {
    train().worked();
    forgetTheEnd();
    Files.delete(out().resolve("metrics.jsonl"));
    assertThat(Invocation.scoville("resume", out()).worked().out())
        .contains("metrics.jsonl has 0 bytes and had ", "the lines between are lost");
    assertThat(Metrics.read(out()).all("step")).hasSizeBetween(1, 4);
  }

  @Test
  void metricsThatAreCutWithinALineLoseThatLine() throws Exception {
    train().worked();
    forgetTheEnd();
    Path metrics = out().resolve("metrics.jsonl");
    byte[] whole = Files.readAllBytes(metrics);
    Files.write(metrics, Arrays.copyOf(whole, whole.length / 3));
    assertThat(Invocation.scoville("resume", out()).worked().out()).contains("are lost");
    assertThat(Metrics.read(out()).last("step").path("step").asInt()).isEqualTo(24);
  }

  @Test
  void fewerEpochsThanAreTrainedAreRefusedInAnyCase() {
    train().worked();
    Invocation.scoville("resume", out(), "--epochs", 1, "--accept-changes")
        .failed("is after step 24, in epoch 3, and the run now has 1 epoch");
    Invocation.scoville("resume", out(), "--epochs", 2, "--batch-size", 8, "--accept-changes")
        .failed("is after step 24, in epoch 3, and the run now has 2 epochs");
  }

  @Test
  void anOptionThatIsGivenTwiceIsGivenSoAgain() throws Exception {
    train("--devices", "cpu", "--devices", "cpu").worked();
    forgetTheEnd();
    Invocation.scoville("resume", out()).worked();
    forgetTheEnd();
    assertThat(Invocation.scoville("resume", out(), "--devices", "cpu").worked().out())
        .contains("devices cpu in place of cpu,cpu");
  }

  @Test
  void weightsThatAreNoNumbersTakeNoPlaceOfOthers() throws Exception {
    Invocation.main(
            SmallRecipe.gray()
                .with(Role.OPTIMIZER, "learningRate", 30_000.0)
                .with(Role.SCHEDULE, "warmupEpochs", 0.0),
            "--data",
            data,
            "--out",
            out(),
            "--threads",
            1,
            "--checkpoint-every",
            "1ba",
            "--keep",
            1)
        .failed("the loss is NaN at step", "scoville resume ", "goes on after step");
    Safetensors kept = Safetensors.read(newest());
    for (StoredTensor tensor : kept.tensors()) {
      for (float value : tensor.floats()) {
        assertThat(value).as(tensor.name()).isFinite();
      }
    }
  }

  @Test
  void halvesThatAKilledProcessLeftAreCleanedUp() throws Exception {
    train().worked();
    forgetTheEnd();
    Files.write(checkpoints().resolve("step-000000007.safetensors.part"), new byte[9]);
    Files.write(checkpoints().resolve("step-000000007.safetensors.sha256"), new byte[9]);
    Invocation.scoville("resume", out()).worked();
    assertThat(checkpoints().toFile().list()).noneMatch(name -> name.contains("0007"));
  }

  @ParameterizedTest
  @CsvSource({
    "--seed, 5, '--seed 5 in place of 1'",
    "--epochs, 4, 'epochs 4 in place of 3'",
    "--data-seed, 2, '--data-seed 2 in place of 1'",
  })
  void changedValuesAreRefusedByNameUnlessTheyAreAccepted(
      String option, int value, String difference) throws Exception {
    train().worked();
    forgetTheEnd();
    byte[] metrics = Files.readAllBytes(out().resolve("metrics.jsonl"));
    train("--resume", option, value).failed(difference, "--accept-changes");
    assertThat(out().resolve("metrics.jsonl")).hasBinaryContent(metrics);
  }

  @Test
  void moreEpochsAreAcceptedWhenAskedFor() {
    train().worked();
    Invocation more = Invocation.scoville("resume", out(), "--epochs", 4, "--accept-changes");
    assertThat(more.worked().out()).contains("epochs 4 in place of 3", "the schedule is that of");
    assertThat(Metrics.read(out()).all("step")).hasSize(32);
  }

  @Test
  void otherDevicesAreToldAndAllowed() throws Exception {
    train().worked();
    forgetTheEnd();
    assertThat(Invocation.scoville("resume", out(), "--devices", "cpu,cpu").worked().out())
        .contains("devices cpu,cpu in place of cpu: roundings differ");
  }

  @Test
  void otherDataAreRefused() throws Exception {
    train().worked();
    forgetTheEnd();
    Path others = SmallImages.idx(folder.resolve("others"), 128, 12);
    Invocation.scoville("resume", out(), "--data", others)
        .failed("evaluation data 12 images", "in place of 8 images");
  }

  @Test
  void imagesThatCantBeReadAreToldAndCountedOnce() throws Exception {
    Path images = SmallImages.png(folder.resolve("images"), 64, 16);
    try (Stream<Path> files = Files.walk(images)) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      Files.write(all.get(0), Arrays.copyOf(Files.readAllBytes(all.get(0)), 60));
      Path last = all.get(all.size() - 1);
      Files.write(last, Arrays.copyOf(Files.readAllBytes(last), 60));
    }
    Object[] words = {
      "--out", out(), "--threads", 1, "--checkpoint-every", "1ba", "--data", images
    };
    Invocation.main(new SmallFolderTrainer(), words).worked();
    long skipped = Metrics.read(out()).last("finish").path("skipped_images").asLong();
    assertThat(skipped).isEqualTo(2);
    assertThat(Metrics.read(out()).all("warning")).hasSize(2);
    for (int times = 0; times < 2; times++) {
      Files.delete(out().resolve("weights.safetensors"));
      Invocation.scoville("resume", out()).worked();
    }
    assertThat(Metrics.read(out()).all("warning")).hasSize(2);
    assertThat(Metrics.read(out()).last("finish").path("skipped_images").asLong()).isEqualTo(2);
  }

  @Test
  void otherFilesOfTheSameClassesAreRefused() throws Exception {
    Path images = SmallImages.png(folder.resolve("images"), 32, 8);
    Object[] words = {"--out", out(), "--threads", 1, "--checkpoint-every", "1ba", "--data"};
    Object[] first = Arrays.copyOf(words, words.length + 1);
    first[words.length] = images;
    Invocation.main(new SmallFolderTrainer(), first).worked();
    forgetTheEnd();
    Path others = SmallImages.jpeg(folder.resolve("others"), 32, 8);
    Invocation.scoville("resume", out(), "--data", others)
        .failed("training digest ", "--accept-changes");
    Invocation.scoville("resume", out(), "--data", others, "--accept-changes").worked();
    assertThat(Files.readString(out().resolve("run.json")))
        .contains("\"changes\"", "training digest ");
  }

  @Test
  void aDamagedCheckpointIsToldAndTheOneBeforeIsTaken() throws Exception {
    train().worked();
    Path newest = newest();
    byte[] whole = Files.readAllBytes(newest);
    Random random = new Random(3);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(newest, damaged);
      assertThat(found()).isBetween(15L, 23L);
    }
    for (int cut : new int[] {0, 1, 8, whole.length / 2, whole.length - 1}) {
      Files.write(newest, Arrays.copyOf(whole, cut));
      assertThat(found()).isBetween(15L, 23L);
    }
    Files.write(newest, whole);
    assertThat(found()).isEqualTo(24);
  }

  private long found() {
    return new CheckpointFolder(checkpoints())
        .newestWhole(told -> assertThat(told).contains("step-000000024", "is damaged"))
        .orElseThrow()
        .checkpoint()
        .step();
  }

  @Test
  void nothingIsOverwrittenWhereNoCheckpointIsWhole() throws Exception {
    train().worked();
    Files.delete(out().resolve("weights.safetensors"));
    try (Stream<Path> files = Files.list(checkpoints())) {
      for (Path file : files.filter(each -> each.toString().endsWith("s")).toList()) {
        Files.write(file, new byte[10]);
      }
    }
    byte[] metrics = Files.readAllBytes(out().resolve("metrics.jsonl"));
    Invocation.scoville("resume", out()).failed("no checkpoint of", "is whole");
    train("--resume").failed("no checkpoint of", "nothing is overwritten");
    assertThat(out().resolve("metrics.jsonl")).hasBinaryContent(metrics);
  }

  @Test
  void aRunWhoseTimeIsUpEndsWithCodeThreeAndGoesOn() throws Exception {
    Invocation first = train("--epochs", 400, "--max-time", "1s");
    assertThat(first.code()).as(first.toString()).isEqualTo(ExitCode.STOPPED);
    long steps = Metrics.read(out()).last("finish").path("steps_done").asLong();
    assertThat(newest().getFileName().toString())
        .isEqualTo("step-%09d.safetensors".formatted(steps));
    Invocation second = train("--epochs", 400, "--resume", "--max-time", "1s");
    assertThat(second.code()).isEqualTo(ExitCode.STOPPED);
    assertThat(Metrics.read(out()).all("step").size()).isGreaterThan((int) steps);
  }

  @ParameterizedTest
  @CsvSource({
    "--checkpoint-every, 5",
    "--checkpoint-every, 3weeks",
    "--checkpoint-every, 0ba",
    "--checkpoint-every, 999999999h",
    "--max-time, 2ep"
  })
  void anUnknownUnitIsRefusedWithExamples(String option, String value) {
    train(option, value).misused(option, "10min");
  }
}
