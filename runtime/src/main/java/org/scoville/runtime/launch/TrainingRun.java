package org.scoville.runtime.launch;

import ai.djl.Device;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.ingredient.Place;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.observe.Listeners;
import org.scoville.runtime.observe.MetricsFile;
import org.scoville.runtime.observe.ProgressDisplay;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.RunSummary;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.tensor.NativeFolder;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Outcome;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunFailure;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.train.Training;
import org.scoville.runtime.train.WeightImport;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCheck;
import org.scoville.runtime.wiring.Wiring;

/** A run of one recipe, from the check of its options to its summary. */
final class TrainingRun {
  private final CompiledRecipe recipe;
  private final RunOptions options;
  private final PrintStream out;
  private final StopSignal stop;

  TrainingRun(CompiledRecipe recipe, RunOptions options, PrintStream out, StopSignal stop) {
    this.recipe = recipe;
    this.options = options;
    this.out = out;
    this.stop = stop;
  }

  /**
   * Checks everything that can be checked, then trains.
   *
   * @return whether the run reached its end
   */
  boolean run() throws InterruptedException {
    RecipeSpec asked = RecipeCheck.overridden(recipe.spec(), options.overrides(recipe.spec()));
    DataSelection selected = selection();
    RecipeCheck check = new RecipeCheck();
    check.passed(asked);
    refusePrecision(asked);
    Optional<Safetensors> given = options.weights.read(asked);
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
    int threads = ThreadBudget.threads(options.threads, options.devices);
    RunSettings settings =
        new RunSettings(
            spec.epochs(),
            spec.stepsPerEpoch(),
            spec.batchSize(),
            options.microBatch,
            options.seed,
            threads,
            options.evaluateEvery);
    RunDescription facts =
        new RunDescription(
            spec.simpleName(),
            spec.epochs(),
            settings.steps(),
            spec.batchSize(),
            train.size(),
            evaluate.size(),
            DataReports.description(selected),
            options.devices,
            options.seed,
            threads);
    RunData data = new RunData(train, evaluate, ThreadBudget.loaderThreads(options.devices));
    TrainerParts parts = wiring.parts();
    Blueprint network = parts.blueprint(settings, data.shapes(), train.classes());
    Optional<WeightImport> start =
        given.map(file -> WeightImport.of(file, network, options.weights.head()));
    start.ifPresent(weights -> out.println("starts from " + weights.text()));
    int files = parts.plan().at(Place.AVERAGE).findAny().isPresent() ? 2 : 1;
    try (RunFolder folder = RunFolder.open(options.out, spec.simpleName())) {
      stop.tidy(folder::close);
      FreeSpace.of(network, files, settings.steps())
          .check(folder)
          .ifPresent(warning -> out.println("warning: " + warning));
      return train(
          start.map(parts::startingFrom).orElse(parts), settings, devices, data, facts, folder);
    }
  }

  private boolean train(
      TrainerParts parts,
      RunSettings settings,
      List<Device> devices,
      RunData data,
      RunDescription facts,
      RunFolder folder)
      throws InterruptedException {
    boolean watched = Terminal.isWatched();
    if (watched) {
      stop.besideProgress();
    }
    RunListener display = ProgressDisplay.on(out, watched);
    MetricsFile metrics = new MetricsFile(folder.metrics(), folder, display::warned);
    try (RunListener listener = new Listeners(List.of(metrics, display))) {
      listener.started(facts);
      DataReports.loaded(data.train(), data.evaluate()).forEach(listener::loaded);
      WeightWriter writer = writer(folder, facts, listener);
      Outcome outcome = Training.run(parts, settings, devices, data, listener, stop, writer);
      listener.finished(summary(facts, outcome, data, folder, writer.written()));
      List<RunFailure> failures = new ArrayList<>(outcome.failures());
      failures.addAll(writer.failures());
      metrics.lack().ifPresent(lack -> failures.add(new RunFailure(lack, "")));
      Optional<String> sentence = RunFailure.sentence(failures);
      if (sentence.isPresent()) {
        throw new LaunchProblem(sentence.get());
      }
      return !outcome.stopped();
    }
  }

  private WeightWriter writer(RunFolder folder, RunDescription facts, RunListener listener) {
    Map<String, String> metadata =
        Map.of("recipe", facts.recipe(), "seed", Long.toString(facts.seed()), "format", "pt");
    return new WeightWriter(
        folder,
        new RetriedFiles(folder, metadata, listener::warned, new RetryBudget(stop)),
        listener::warned);
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

  static void refusePrecision(RecipeSpec spec) {
    if (spec.precision() != Precision.FP32) {
      throw new LaunchProblem(
          "%s asks for precision %s, and this version trains in FP32 only; set precision = FP32"
              .formatted(spec.simpleName(), spec.precision()));
    }
  }

  private static RunSummary summary(
      RunDescription facts, Outcome outcome, RunData data, RunFolder folder, List<Path> weights) {
    double images = (double) outcome.steps() * facts.batchSize();
    List<Path> files = new ArrayList<>(List.of(folder.metrics()));
    files.addAll(weights);
    return new RunSummary(
        facts,
        outcome.steps(),
        outcome.stopped() ? Optional.of("it was asked to stop") : Optional.empty(),
        outcome.evaluations(),
        outcome.trainingSeconds(),
        images / Math.max(1e-9, outcome.trainingSeconds()),
        RunVersions.of(data.train()),
        outcome.skippedImages(),
        DataReports.unreadable(data.train(), data.evaluate()),
        files);
  }
}
