package org.scoville.runtime.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.runtime.observe.Listeners;
import org.scoville.runtime.observe.MetricsFile;
import org.scoville.runtime.observe.ProgressDisplay;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.RunSummary;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.rendezvous.RankProblem;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.runs.RunRecordFile;
import org.scoville.runtime.runs.RunRecordFile.Former;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.BatchesAhead;
import org.scoville.runtime.train.CheckpointSink;
import org.scoville.runtime.train.Outcome;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunFailure;
import org.scoville.runtime.train.RunKeeping;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.Training;
import org.scoville.runtime.wiring.CompiledRecipe;

/** A run of one recipe, from the check of its options to its summary. */
final class TrainingRun {
  private final CompiledRecipe recipe;
  private final RunOptions options;
  private final PrintStream out;
  private final StopSignal stop;
  private final ProcessGroup processes;
  private final RunAccord accord;

  TrainingRun(
      CompiledRecipe recipe,
      RunOptions options,
      PrintStream out,
      StopSignal stop,
      ProcessGroup processes) {
    this.processes = processes;
    this.accord = new RunAccord(processes);
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
    if (accord.isDone(processes.rank() == 0 && isDone())) {
      return true;
    }
    PreparedRun run = new RunPreparation(recipe, options, out, stop, processes).prepare();
    if (processes.rank() > 0) {
      return new FollowingRun(processes, stop, this::warn).run(run, options, accord);
    }
    accord.compare(run, options);
    try (RunFolder folder = folder(run.spec().simpleName())) {
      stop.tidy(folder::close);
      accord.folder(Optional.of(folder.path()));
      run.space().check(folder).ifPresent(this::warn);
      DataDigests digests = DataDigests.of(run.data().train(), run.data().evaluate());
      RecordedFacts recorded =
          new RecordedFacts(run, options, digests, recipe.getClass(), folder.record());
      digests.await();
      RunFacts kept = run.kept(options.given(), digests.known());
      Optional<Resumption> former = former(folder, run, kept);
      return train(run, folder, recorded, digests, kept, former);
    }
  }

  private boolean isDone() {
    if (!options.resume || options.out == null) {
      return false;
    }
    FormerRun former = FormerRun.in(options.out);
    former.check(recipe.spec().simpleName());
    boolean done = former.isDone() && !options.acceptChanges;
    if (done) {
      out.printf("the run in %s is done%n", options.out);
    }
    return done;
  }

  private RunFolder folder(String recipe) {
    return options.resume && options.out != null
        ? RunFolder.reopen(options.out)
        : RunFolder.open(options.out, recipe);
  }

  private void warn(String warning) {
    out.println("warning: " + warning);
  }

  private Optional<Resumption> former(RunFolder folder, PreparedRun prepared, RunFacts kept) {
    if (!options.resume) {
      return Optional.empty();
    }
    Optional<Resumption> former = Resumption.find(folder, this::warn);
    former.ifPresentOrElse(
        run -> {
          run.check(kept, prepared.settings(), options.acceptChanges, this::warn);
          out.println(run.sentence(prepared.settings()));
        },
        () -> MetricsCut.cut(folder.metrics(), 0, this::warn));
    return former;
  }

  private boolean train(
      PreparedRun run,
      RunFolder folder,
      RecordedFacts recorded,
      DataDigests digests,
      RunFacts kept,
      Optional<Resumption> found)
      throws InterruptedException {
    RunDescription facts = run.facts();
    RunData data = run.data();
    boolean watched = Terminal.isWatched();
    if (watched) {
      stop.besideProgress();
    }
    RunListener display = ProgressDisplay.on(out, watched);
    found.ifPresent(it -> it.cutMetrics(folder, run.settings(), this::warn));
    MetricsFile metrics = new MetricsFile(folder.metrics(), folder, display::warned);
    Former before =
        found
            .map(it -> it.before(folder, run.settings(), kept, this::warn))
            .orElse(Former.none(Instant.now()));
    Optional<Resumption> former = found.map(it -> recounted(it, run, folder, kept, metrics));
    Map<String, String> known = found.map(it -> it.facts().digests()).orElse(Map.of());
    Map<String, String> uncompared = new HashMap<>(known);
    uncompared.keySet().removeAll(kept.digests().keySet());
    accord.checkpoint(former.map(Resumption::file));
    RunCheckpoints checkpoints =
        new RunCheckpoints(
            folder,
            metrics,
            () -> kept.with(DataCheck.stated(digests, known, options.acceptChanges)).json(),
            new RunCheckpoints.Schedule(
                options.checkpointEvery, options.keep, run.settings().stepsPerEpoch()),
            former.map(Resumption::position),
            out::println,
            display::warned,
            System::nanoTime);
    RunRecordFile record =
        new RunRecordFile(
            folder.record(),
            folder,
            recorded,
            before,
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
          .lack(
              BatchesAhead.of(run.parts(), run.settings(), data, run.devices().size()),
              data.loaderThreads())
          .ifPresent(first::warned);
      WeightWriter writer = writer(folder, facts, listener);
      CheckpointSink checked =
          new DataCheck(checkpoints, digests, uncompared, options.acceptChanges, listener::warned);
      Outcome outcome =
          train(
              checkpoints,
              () ->
                  Training.run(
                      run.parts(),
                      run.settings(),
                      run.devices(),
                      data,
                      listener,
                      limited(checkpoints),
                      new RunKeeping(writer, checked, former.map(Resumption::start)),
                      processes.ranks(run.devices())));
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

  /**
   * The run as it goes on; with a checkpoint of its own, and a second line of its start in the
   * metrics, if its steps are counted anew.
   */
  private Resumption recounted(
      Resumption former, PreparedRun run, RunFolder folder, RunFacts kept, MetricsFile metrics) {
    Optional<Recount> recount = former.recount(run.settings());
    if (recount.isEmpty()) {
      return former;
    }
    metrics.started(run.facts());
    DataReports.loaded(run.data().train(), run.data().evaluate()).forEach(metrics::loaded);
    long bytes =
        metrics
            .length()
            .orElseThrow(
                () -> new LaunchProblem(metrics.lack().orElse("the metrics can't be written")));
    try {
      metrics.force();
    } catch (IOException e) {
      throw new LaunchProblem(
          "%s can't be written (%s); make room or make it writable"
              .formatted(PathText.of(folder.metrics()), IoErrorText.words(e)));
    }
    return recount.get().write(former, folder.checkpoints(), kept, bytes, this::warn);
  }

  /** A training that may fail. */
  private interface Trained {
    Outcome run() throws InterruptedException;
  }

  /** Trains; the message of a failure says what is left and how to go on. */
  private Outcome train(RunCheckpoints checkpoints, Trained training) throws InterruptedException {
    try {
      return training.run();
    } catch (RankProblem e) {
      // It says how to go on.
      throw e;
    } catch (Problem e) {
      throw checkpoints
          .remedy()
          .<Problem>map(
              remedy -> new LaunchProblem(e.getMessage() + "; " + processes.command() + remedy, e))
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
