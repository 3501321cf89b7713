package org.scoville.runtime.launch;

import ai.djl.Device;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.LoaderMemory;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.inspect.LoaderBenchmark;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.LoaderWork;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StepSpeed;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCatalog;
import org.scoville.runtime.wiring.RecipeCheck;
import org.scoville.runtime.wiring.Wiring;
import org.scoville.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scoville bench loader}: whether images or devices will be waited for. */
@Command(
    name = "loader",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how many images a second a recipe's loader gives, by stage and thread,",
      "and how many its devices train on, and says which of the two will wait."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
final class BenchLoader implements Callable<Integer> {
  private static final int MOST_IMAGES_ON_CPU = 32;

  @Parameters(paramLabel = "RECIPE", description = "Name of the recipe; see scoville list.")
  private String name = "";

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds for each number of threads (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Training steps to measure the devices by; 0 = none (default: 10).")
  private int steps;

  @Override
  public Integer call() throws InterruptedException {
    check();
    CompiledRecipe recipe = RecipeCatalog.load().find(name);
    RecipeSpec asked = RecipeCheck.overridden(recipe.spec(), options.overrides(recipe.spec()));
    DataSelection data =
        options
            .data
            .selection()
            .orElseThrow(() -> new UsageProblem("bench loader needs images; give --data PATH"));
    PrintStream out = StandardOutput.stream();
    return PreparedProcess.run(
        out, "nothing more is measured", stop -> measure(recipe, asked, data, out));
  }

  private void measure(CompiledRecipe recipe, RecipeSpec asked, DataSelection data, PrintStream out)
      throws InterruptedException {
    Wiring wiring = new Wiring(recipe);
    ImageSource source = wiring.images(data, true);
    RecipeSpec spec = RecipeCheck.withData(asked, source, Optional.empty());
    new RecipeCheck().passed(spec).forEach(warning -> out.println("warning: " + warning));
    data.unusedSplit().ifPresent(warning -> out.println("warning: " + warning));
    PrecisionChoice precision =
        PrecisionOption.settle(spec, options.devices, Optional.empty(), out);
    RunSettings settings =
        new RunSettings(
            spec.epochs(),
            Math.max(1, spec.stepsPerEpoch()),
            measuredBatch(spec.batchSize()),
            options.microBatch,
            options.seed,
            ThreadBudget.threads(options.threads, options.devices),
            0,
            precision.used());
    TrainerParts parts = wiring.parts();
    if (source.decodesFiles()) {
      out.println(OpenCv.text());
    }
    LoaderWork work = new LoaderWork(parts, settings);
    LoaderBenchmark loader =
        LoaderBenchmark.of(
            view -> wiring.images(data.through(view), true),
            work,
            ThreadBudget.loaderThreads(options.devices),
            options.seed,
            seconds);
    loader.lines().forEach(out::println);
    int replicas = options.devices.size();
    long batch = LoaderMemory.batchBytes(source, work, spec.batchSize() / replicas);
    out.println(
        memory(loader, spec.batchSize(), LoaderMemory.of(replicas, batch, loader.largest())));
    if (steps > 0) {
      double device = deviceRate(parts, settings, source);
      loader.verdict(device, options.devices.size()).forEach(out::println);
    }
  }

  /** A batch of thousands takes minutes on processors, and its images are no faster. */
  private int measuredBatch(int batchSize) {
    int replicas = options.devices.size();
    return options.devices.contains("cpu")
        ? replicas * Math.min(batchSize / replicas, MOST_IMAGES_ON_CPU)
        : batchSize;
  }

  /** What Java has to allow for a run's loader, by the largest image that was met. */
  private static String memory(LoaderBenchmark loader, int batchSize, LoaderMemory memory) {
    int threads = loader.threadsOfRun();
    LoaderMemory.Largest largest = loader.largest();
    return "memory: batches of %d ahead take %s; with %s and images of up to %d x %d as here, -XX:MaxDirectMemorySize has to allow %s and -Xmx %s besides the rest of the run"
        .formatted(
            batchSize,
            FreeSpace.words(memory.buffers()),
            NumberText.count(threads, "thread"),
            largest.width(),
            largest.height(),
            FreeSpace.words(memory.direct(threads)),
            FreeSpace.words(memory.heap(threads)));
  }

  private void check() {
    if (seconds < 1) {
      throw new UsageProblem("--seconds is %d; set it to at least 1".formatted(seconds));
    }
    if (steps < 0) {
      throw new UsageProblem("--steps is %d; set it to at least 0".formatted(steps));
    }
  }

  private double deviceRate(TrainerParts parts, RunSettings settings, ImageSource source)
      throws InterruptedException {
    TensorEngine.start();
    List<Device> devices = options.devices.stream().map(TensorEngine::device).toList();
    return StepSpeed.imagesPerSecond(parts, settings, devices, source, steps);
  }
}
