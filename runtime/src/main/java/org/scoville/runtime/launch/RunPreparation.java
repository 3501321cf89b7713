package org.scoville.runtime.launch;

import ai.djl.Device;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.tensor.NativeFolder;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.train.WeightImport;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCheck;
import org.scoville.runtime.wiring.Wiring;

/** Checks a recipe, its options and its data, and makes of them what a run needs. */
final class RunPreparation {
  private final CompiledRecipe recipe;
  private final RunOptions options;
  private final PrintStream out;
  private final StopSignal stop;
  private final ProcessGroup processes;

  RunPreparation(
      CompiledRecipe recipe,
      RunOptions options,
      PrintStream out,
      StopSignal stop,
      ProcessGroup processes) {
    this.processes = processes;
    this.recipe = recipe;
    this.options = options;
    this.out = out;
    this.stop = stop;
  }

  /** Checks everything that can be checked, and starts the engine. */
  PreparedRun prepare() {
    RecipeSpec asked =
        RecipeCheck.overridden(recipe.spec(), options.overrides(recipe.spec(), processes.size()));
    DataSelection selected = selection();
    RecipeCheck check = new RecipeCheck();
    check.passed(asked);
    Optional<Safetensors> given = goesOn() ? Optional.empty() : options.weights.read(asked);
    Wiring wiring = new Wiring(recipe);
    NativeFolder libraries = PreparedProcess.prepare(out, stop);
    ImageSource train = wiring.images(selected, true);
    ImageSource evaluate = wiring.images(selected, false);
    RecipeCheck.comparable(train, evaluate);
    RecipeSpec spec = RecipeCheck.withData(asked, train, Optional.of(evaluate));
    check.passed(spec).forEach(warning -> out.println("warning: " + warning));
    ClassCheck.warnings(asked, train, evaluate)
        .forEach(warning -> out.println("warning: " + warning));
    selected.unusedSplit().ifPresent(warning -> out.println("warning: " + warning));
    RecipeCheck.unscaled(recipe.spec(), spec).ifPresent(out::println);
    if (train.decodesFiles()) {
      out.println(OpenCv.text());
    }
    TensorEngine.start(libraries);
    List<Device> devices = options.devices.stream().map(TensorEngine::device).toList();
    int threads = ThreadBudget.threads(options.threads, options.devices, processes.onThisMachine());
    PrecisionChoice precision =
        PrecisionOption.settle(spec, options.devices, formerPrecision(spec), out);
    RunSettings settings =
        new RunSettings(
            spec.epochs(),
            spec.stepsPerEpoch(),
            spec.batchSize(),
            options.microBatch,
            options.seed,
            threads,
            options.evaluateEvery,
            precision.used());
    RunDescription facts =
        new RunDescription(
            spec.simpleName(),
            spec.epochs(),
            settings.steps(),
            spec.batchSize(),
            train.size(),
            evaluate.size(),
            DataReports.description(selected),
            Collections.nCopies(processes.size(), options.devices).stream()
                .flatMap(List::stream)
                .toList(),
            options.seed,
            threads);
    RunData data =
        new RunData(
            train,
            evaluate,
            ThreadBudget.loaderThreads(options.devices, processes.onThisMachine()));
    TrainerParts parts = wiring.parts();
    parts.checkResumable(settings);
    Optional<WeightImport> start =
        given.map(
            file ->
                WeightImport.of(
                    file,
                    parts.blueprint(settings, data.shapes(), train.classes()),
                    options.weights.head()));
    start.ifPresent(weights -> out.println("starts from " + weights.text()));
    return new PreparedRun(
        spec,
        start.map(parts::startingFrom).orElse(parts),
        settings,
        precision,
        devices,
        data,
        facts,
        processes.command());
  }

  /** Whether the weights come from a checkpoint: the file that the run started from may be gone. */
  private boolean goesOn() {
    return options.resume && checkpoints().filter(CheckpointFolder::isUsed).isPresent();
  }

  private Optional<CheckpointFolder> checkpoints() {
    return Optional.ofNullable(options.out)
        .map(folder -> new CheckpointFolder(folder.resolve(RunFolder.CHECKPOINTS)));
  }

  /** The precision in which a run under AUTO began that goes on. */
  private Optional<Precision> formerPrecision(RecipeSpec spec) {
    return spec.precision() == Precision.AUTO && goesOn()
        ? checkpoints()
            .flatMap(folder -> folder.newestWhole(damage -> {}))
            .map(found -> RunFacts.of(found.file(), found.checkpoint().facts()))
            .flatMap(RecipeValues::precision)
        : Optional.empty();
  }

  private DataSelection selection() {
    return options
        .data
        .selection()
        .orElseThrow(
            () ->
                new UsageProblem(
                    "%s needs its images; give their folder with --data PATH"
                        .formatted(recipe.spec().simpleName())));
  }
}
