package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scoville.recipe.BatchSplit;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.wiring.Overrides;
import org.scoville.text.NearestNames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a run, the same for every generated main and {@code scoville train}. */
final class RunOptions {
  private static final Set<String> OF_ONE_START =
      Set.of("--out", "--resume", "--accept-changes", "--max-time");

  @Mixin DataOptions data = new DataOptions();

  @Mixin WeightOptions weights = new WeightOptions();

  @Mixin PrecisionOption precision = new PrecisionOption();

  @Option(
      names = "--devices",
      paramLabel = "DEVICE",
      split = ",",
      splitSynopsisLabel = ",",
      defaultValue = "cpu",
      description = "One replica on each: cpu, cuda:0, cuda:1 ... (default: ${DEFAULT-VALUE}).")
  List<String> devices = List.of("cpu");

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs in place of the recipe's; windows scale along, warm-up does not.")
  @Nullable Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images in a step over all replicas, in place of the recipe's.")
  @Nullable Integer batchSize;

  @Option(
      names = "--micro-batch",
      paramLabel = "N",
      defaultValue = "0",
      description = "Images that go through a replica at once; 0 = its whole share.")
  int microBatch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Threads an operation of one CPU replica may use; 0 = its share of the cores.",
        "All CPU replicas together: at most four times the cores."
      })
  int threads;

  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Epochs between evaluations; 0 = only after the last (default: 1).")
  int evaluateEvery;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for weights and metrics (default: runs/<recipe>-<time>).")
  @Nullable Path out;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "INTERVAL",
      defaultValue = "10min",
      description = {
        "What lies between two checkpoints: 30s, 10min, 2h, 2ep (epochs) or 500ba (batches)",
        "(default: ${DEFAULT-VALUE})."
      })
  RunInterval checkpointEvery = new RunInterval.OfTime(Duration.ofMinutes(10));

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "2",
      description = "Newest checkpoints to keep, besides the best (default: ${DEFAULT-VALUE}).")
  int keep = 2;

  @Option(
      names = "--resume",
      description = "Goes on with the run in --out if there is one, and starts it if not.")
  boolean resume;

  @Option(
      names = "--accept-changes",
      description = "Goes on although the recipe, an option or the data has changed.")
  boolean acceptChanges;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "Stops after this time with a checkpoint and exit code 3: 30s, 10min, 2h.")
  @Nullable Duration maxTime;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** The options that were given, as they are given again to go on with the run elsewhere. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    if (command == null || command.commandLine().getParseResult() == null) {
      return given;
    }
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (!OF_ONE_START.contains(option.longestName())) {
        add(given, option);
      }
    }
    return given;
  }

  private static void add(List<String> given, OptionSpec option) {
    if (option.type() == boolean.class) {
      if (Boolean.TRUE.equals(option.getValue())) {
        given.add(option.longestName());
      }
    } else {
      // One that is given several times is given so again.
      for (String text : option.originalStringValues()) {
        given.addAll(List.of(option.longestName(), whole(option, text)));
      }
    }
  }

  /** A path that leads to the same file from another folder. */
  private static String whole(OptionSpec option, String text) {
    return option.type() == Path.class ? Path.of(text).toAbsolutePath().toString() : text;
  }

  /**
   * The values that replace the recipe's own.
   *
   * @throws UsageProblem if an option has a value that can't be; the message says what would be
   *     right
   */
  Overrides overrides(RecipeSpec written) {
    return overrides(written, 1);
  }

  /**
   * The same for a run of several processes.
   *
   * @param processes how many processes have as many devices each
   */
  Overrides overrides(RecipeSpec written, int processes) {
    check();
    int ranks = devices.size() * processes;
    ThreadBudget.check(batchSize == null ? written.batchSize() : batchSize, ranks);
    return new Overrides(
        given(epochs),
        given(batchSize),
        precision.given(),
        Optional.of(new BatchSplit(ranks, microBatch)),
        data.other);
  }

  private static OptionalInt given(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Refuses what is wrong whatever the recipe and its data. */
  private void check() {
    atLeast(1, "--epochs", epochs);
    atLeast(1, "--batch-size", batchSize);
    atLeast(0, "--micro-batch", microBatch);
    atLeast(0, "--threads", threads);
    atLeast(0, "--evaluate-every", evaluateEvery);
    checkDevices(devices, threads);
    atLeast(1, "--keep", keep);
    notEmpty("--out", out);
    if (resume && out == null) {
      throw new UsageProblem("--resume does not say which run; give its folder with --out DIR");
    }
    data.check();
    weights.check();
  }

  /** Refuses names that are none of devices, and more threads than a machine runs well. */
  static void checkDevices(List<String> devices, int threads) {
    if (devices.isEmpty()) {
      throw new UsageProblem("--devices names none; name cpu or cuda:0, cuda:1 ...");
    }
    devices.forEach(RunOptions::checkDevice);
    ThreadBudget.checkThreads(
        threads,
        System.getenv("OMP_NUM_THREADS"),
        devices,
        Runtime.getRuntime().availableProcessors());
  }

  static void atLeast(int bound, String option, @Nullable Integer value) {
    if (value != null && value < bound) {
      throw new UsageProblem("%s is %d; set it to at least %d".formatted(option, value, bound));
    }
  }

  private static void checkDevice(String name) {
    if (!TensorEngine.namesDevice(name)) {
      String question = NearestNames.question(name, List.of("cpu", "cuda:0"));
      throw new UsageProblem(
          "\"%s\" is not a device%s"
              .formatted(name, question.isEmpty() ? "; name cpu or cuda:0, cuda:1 ..." : question));
    }
  }

  /** An empty path would be the folder that one happens to be in. */
  private static void notEmpty(String option, @Nullable Path path) {
    if (path != null && path.toString().isEmpty()) {
      throw new UsageProblem("%s is empty; give a folder".formatted(option));
    }
  }
}
