package org.scoville.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.wiring.RecipeCatalog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scoville resume}: goes on with a run that was stopped or killed. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Goes on with a run from its newest whole checkpoint, with the options that it was started with.",
      "On the same devices with the same threads it ends with the same bits as if it had not been",
      "interrupted."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
final class ResumeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder: runs/Mild-...")
  private Path run = Path.of(".");

  @Option(names = "--data", paramLabel = "PATH", description = "Another place of the same images.")
  private @Nullable Path data;

  @Option(
      names = "--devices",
      paramLabel = "DEVICE",
      description = "Other devices; roundings then differ.")
  private @Nullable String devices;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Another number of threads; roundings then differ.")
  private @Nullable Integer threads;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Another length of the whole run; needs --accept-changes.")
  private @Nullable Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = {
        "Another number of images in a step; needs --accept-changes. An epoch that has begun",
        "then starts anew."
      })
  private @Nullable Integer batchSize;

  @Option(
      names = "--micro-batch",
      paramLabel = "N",
      description = "Other images that go through a replica at once; needs --accept-changes.")
  private @Nullable Integer microBatch;

  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      description = "Other epochs between evaluations; needs --accept-changes.")
  private @Nullable Integer evaluateEvery;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed from the next step on; needs --accept-changes.")
  private @Nullable Long seed;

  @Option(
      names = "--split",
      paramLabel = "SHARE",
      description = "Another share of the images to train on; needs --accept-changes.")
  private @Nullable Double split;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Another number of images at most; needs --accept-changes.")
  private @Nullable Integer limit;

  @Option(
      names = "--data-seed",
      paramLabel = "N",
      description = "Another seed of --split and --limit; needs --accept-changes.")
  private @Nullable Long dataSeed;

  @Option(
      names = "--other-data",
      description = "Takes data with other numbers of images than the recipe declares.")
  private boolean otherData;

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description = "Another precision, fp32, bf16 or fp16; needs --accept-changes.")
  private @Nullable String precision;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "INTERVAL",
      description = "What lies between two checkpoints from now on: 10min, 2ep, 500ba.")
  private @Nullable String checkpointEvery;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Newest checkpoints to keep from now on, besides the best.")
  private @Nullable Integer keep;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "Stops after this time with a checkpoint and exit code 3: 30s, 10min, 2h.")
  private @Nullable String maxTime;

  @Option(
      names = "--accept-changes",
      description = "Goes on although the recipe, an option or the data has changed.")
  private boolean acceptChanges;

  @Override
  public Integer call() {
    if (!Files.isDirectory(run)) {
      throw new UsageProblem(
          "%s is no folder; give the folder of a run, as scoville runs lists them".formatted(run));
    }
    RunFacts facts = facts();
    CommandLine trainer = Launcher.trainer(RecipeCatalog.load().find(facts.recipe()));
    return Launcher.execute(trainer, arguments(facts).toArray(new String[0]));
  }

  /** What the newest whole checkpoint says of its run; nothing else of it is kept. */
  private RunFacts facts() {
    CheckpointFolder checkpoints = new CheckpointFolder(run.resolve(RunFolder.CHECKPOINTS));
    Optional<CheckpointFolder.Found> newest = checkpoints.newestWhole(told -> {});
    if (newest.isEmpty()) {
      throw new LaunchProblem(
          checkpoints.isUsed()
              ? "no checkpoint of %s is whole; bring back a copy of one, or train anew"
                  .formatted(run)
              : "%s has no checkpoint; train anew".formatted(run));
    }
    return RunFacts.of(newest.get().file(), newest.get().checkpoint().facts());
  }

  /** The options of the start, but for those that are given anew. */
  private List<String> arguments(RunFacts facts) {
    List<String> arguments = new ArrayList<>(facts.options());
    arguments.addAll(List.of("--out", run.toString(), "--resume"));
    add(arguments, "--data", data);
    add(arguments, "--devices", devices);
    add(arguments, "--threads", threads);
    add(arguments, "--epochs", epochs);
    add(arguments, "--batch-size", batchSize);
    add(arguments, "--micro-batch", microBatch);
    add(arguments, "--evaluate-every", evaluateEvery);
    add(arguments, "--seed", seed);
    add(arguments, "--split", split);
    add(arguments, "--limit", limit);
    add(arguments, "--data-seed", dataSeed);
    add(arguments, "--precision", precision);
    add(arguments, "--checkpoint-every", checkpointEvery);
    add(arguments, "--keep", keep);
    add(arguments, "--max-time", maxTime);
    if (otherData && !arguments.contains("--other-data")) {
      arguments.add("--other-data");
    }
    if (acceptChanges) {
      arguments.add("--accept-changes");
    }
    return arguments;
  }

  private static void add(List<String> arguments, String option, @Nullable Object value) {
    if (value != null) {
      while (arguments.contains(option)) {
        int former = arguments.indexOf(option);
        arguments.subList(former, former + 2).clear();
      }
      arguments.addAll(List.of(option, value.toString()));
    }
  }
}
