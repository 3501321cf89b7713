package org.scoville.runtime.launch;

import ai.djl.Device;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.ingredient.Place;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
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
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.runs.RunRecordFile;
import org.scoville.runtime.runs.RunRecordFile.Former;
import org.scoville.runtime.tensor.NativeFolder;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.BatchesAhead;
import org.scoville.runtime.train.Outcome;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunFailure;
import org.scoville.runtime.train.RunKeeping;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.train.Training;
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
    int files = parts.plan().at(Place.AVERAGE).findAny().isPresent() ? 2 : 1;
    try (RunFolder folder = folder(spec)) {
      stop.tidy(folder::close);
      FreeSpace.of(network, files, settings.steps())
          .check(folder)
          .ifPresent(warning -> out.println("warning: " + warning));
      RunFacts kept =
          new RunFacts(spec.name(), values(spec, data), machine(facts), options.given());
      Optional<Resumption> former = former(folder, kept);
      if (former.filter(run -> run.isDone(settings, folder)).isPresent()) {
        out.printf("the run in %s is done%n", folder.path());
        return true;
      }
      RecordedFacts recorded = new RecordedFacts(spec, options, facts, settings, data);
      return train(parts, settings, devices, data, facts, folder, recorded, kept, former);
    }
  }

  private RunFolder folder(RecipeSpec spec) {
    return options.resume && options.out != null
        ? RunFolder.reopen(options.out)
        : RunFolder.open(options.out, spec.simpleName());
  }

  /** What decides what is trained. */
  private Map<String, String> values(RecipeSpec spec, RunData data) {
    Map<String, String> values = RecipeValues.of(spec);
    values.put("--seed", Long.toString(options.seed));
    values.put("--micro-batch", Integer.toString(options.microBatch));
    values.put("--evaluate-every", Integer.toString(options.evaluateEvery));
    values.put("training data", LabelDigest.of(data.train()));
    values.put("evaluation data", LabelDigest.of(data.evaluate()));
    return values;
  }

  /** What decides only how numbers are rounded. */
  private static Map<String, String> machine(RunDescription facts) {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("devices", String.join(",", facts.devices()));
    machine.put("threads", Integer.toString(facts.threads()));
    return machine;
  }

  private Optional<Resumption> former(RunFolder folder, RunFacts kept) {
    if (!options.resume) {
      return Optional.empty();
    }
    Optional<Resumption> former = Resumption.find(folder, this::warn);
    former.ifPresentOrElse(
        run -> {
          run.check(kept, options.acceptChanges, this::warn);
          out.printf(
              "goes on after step %d, from %s%n", run.position().progress().step(), run.file());
        },
        () -> Resumption.cut(folder.metrics(), 0, this::warn));
    return former;
  }

  private void warn(String warning) {
    out.println("warning: " + warning);
  }

  private boolean train(
      TrainerParts parts,
      RunSettings settings,
      List<Device> devices,
      RunData data,
      RunDescription facts,
      RunFolder folder,
      RecordedFacts recorded,
      RunFacts kept,
      Optional<Resumption> former)
      throws InterruptedException {
    boolean watched = Terminal.isWatched();
    if (watched) {
      stop.besideProgress();
    }
    RunListener display = ProgressDisplay.on(out, watched);
    former.ifPresent(run -> run.cutMetrics(folder, this::warn));
    MetricsFile metrics = new MetricsFile(folder.metrics(), folder, display::warned);
    RunCheckpoints checkpoints =
        new RunCheckpoints(
            folder,
            metrics,
            kept.json(),
            new RunCheckpoints.Schedule(
                options.checkpointEvery, options.keep, settings.stepsPerEpoch()),
            former.map(Resumption::position),
            display::warned,
            System::nanoTime);
    RunRecordFile record =
        new RunRecordFile(
            folder.record(),
            folder,
            recorded,
            former.map(run -> run.before(folder, settings)).orElse(Former.none(Instant.now())),
            InstantSource.system(),
            warning -> {
              display.warned(warning);
              metrics.warned(warning);
            });
    try (RunListener listener = new Listeners(List.of(checkpoints, metrics, display, record))) {
      // The lines of a resumed run continue those of the run before.
      RunListener first = former.isPresent() ? new Listeners(List.of(display, record)) : listener;
      first.started(facts);
      DataReports.loaded(data.train(), data.evaluate()).forEach(first::loaded);
      DirectMemory.ofProcess()
          .lack(BatchesAhead.of(parts, settings, data, devices.size()), data.loaderThreads())
          .ifPresent(first::warned);
      WeightWriter writer = writer(folder, facts, listener);
      Outcome outcome =
          train(
              checkpoints,
              () ->
                  Training.run(
                      parts,
                      settings,
                      devices,
                      data,
                      listener,
                      limited(checkpoints),
                      new RunKeeping(writer, checkpoints, former.map(Resumption::start))));
      listener.finished(summary(facts, outcome, data, folder, writer.written()));
      List<RunFailure> failures = new ArrayList<>(outcome.failures());
      failures.addAll(writer.failures());
      metrics.lack().ifPresent(lack -> failures.add(new RunFailure(lack, "")));
      Optional<String> sentence = RunFailure.sentence(failures);
      if (sentence.isPresent()) {
        throw new LaunchProblem(sentence.get());
      }
      record.ended(!outcome.stopped());
      return !outcome.stopped();
    } catch (Throwable e) {
      record.failed(Launcher.sentence(e));
      throw e;
    }
  }

  /** A training that may fail. */
  private interface Trained {
    Outcome run() throws InterruptedException;
  }

  /** Trains; the message of a failure says what is left and how to go on. */
  private static Outcome train(RunCheckpoints checkpoints, Trained training)
      throws InterruptedException {
    try {
      return training.run();
    } catch (Problem e) {
      throw checkpoints
          .remedy()
          .<Problem>map(remedy -> new LaunchProblem(e.getMessage() + "; " + remedy, e))
          .orElse(e);
    }
  }

  private StopRequest limited(RunCheckpoints checkpoints) {
    return options.maxTime == null
        ? stop
        : new TimeLimit(stop, options.maxTime, System::nanoTime, checkpoints::lastTook);
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
        outcome.clocks(),
        images / Math.max(1e-9, outcome.clocks().trainingSeconds()),
        RunVersions.of(data.train()),
        outcome.skippedImages(),
        DataReports.unreadable(data.train(), data.evaluate()),
        files);
  }
}
