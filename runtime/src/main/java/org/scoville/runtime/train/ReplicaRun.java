package org.scoville.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.data.HostBatch;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.train.CheckpointSink.Moment;
import org.scoville.runtime.train.StopRequest.Stage;
import org.scoville.text.NumberText;

/** The training of one replica through a whole run, on its own thread. */
final class ReplicaRun implements Runnable {
  /** On a GPU the loss is read this seldom, because reading it makes Java wait for the device. */
  private static final long GPU_STEPS_BETWEEN_LOSSES = 20;

  private static final double PERCENT = 100;
  private static final double NANOS = 1e9;

  private static final int STOP = 1;
  private static final int COPY = 2;

  private final int rank;
  private final RunContext context;
  private final RunSettings settings;
  private final RankGroup group;
  private final Progress progress;
  private final GatheredStates gathered = new GatheredStates();
  private final long stepsBetweenLosses;
  private final Map<EvaluatedWeights, EvaluationReport> last =
      new EnumMap<>(EvaluatedWeights.class);
  private final Map<EvaluatedWeights, RunFailure> failures = new EnumMap<>(EvaluatedWeights.class);
  private int evaluations;
  private boolean stopped;
  private boolean kept;
  private boolean pending;
  private @Nullable StateCopy copy;

  ReplicaRun(int rank, RunContext context) {
    this.rank = rank;
    this.context = context;
    this.settings = context.settings;
    this.group = context.group;
    this.progress = new Progress(settings, context.listener, clocks(context));
    this.stepsBetweenLosses = device().isGpu() ? GPU_STEPS_BETWEEN_LOSSES : 1;
  }

  private static RunClocks clocks(RunContext context) {
    return context.keeping.start().map(start -> start.progress().clocks()).orElse(RunClocks.ZERO);
  }

  private Device device() {
    return context.devices.get(rank - group.first());
  }

  /** Whether it speaks for its process. */
  private boolean leads() {
    return rank == group.first();
  }

  @Override
  public void run() {
    try (Replica replica =
        new Replica(rank, device(), context.parts, settings, context.data.training())) {
      try {
        context.started();
        context.keeping.start().ifPresent(start -> resume(replica, start));
        checkWeights(replica);
        if (rank == 0) {
          context.keeping.checkpoints().starts(replica.stateSize(), context.devices.size());
        }
        trainOrRescue(replica);
      } finally {
        // The copies are the replica's, and would be freed while they are written.
        if (rank == 0) {
          context.keeping.checkpoints().withdraw();
        }
        context.keeping.checkpoints().settle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      context.fail(e, where());
    } catch (Throwable e) {
      // Whatever it is, the other replicas wait for this one: it reaches the user in Training.
      context.fail(e, where());
    }
  }

  /** Averages keep weights equal that were equal; other processes may have made others. */
  private void checkWeights(Replica replica) {
    if (group.size() == group.local()) {
      return;
    }
    long own = replica.checksum();
    long first = group.sum(rank, rank == 0 ? own : 0)[0];
    if (own != first) {
      throw new TrainingProblem(
          "the first weights of rank %d are not those of rank 0; give all processes the same files and versions"
              .formatted(rank));
    }
  }

  private void resume(Replica replica, RunStart start) {
    replica.restore(start.checkpoint().replica(rank));
    group.await(rank);
    start.release();
    progress.resume(start.progress());
    start.progress().evaluations().forEach(report -> last.put(report.weights(), report));
    failures.putAll(start.progress().failures());
    pending = start.progress().evaluationPending();
  }

  private String where() {
    String name = device().isGpu() ? "cuda:" + device().getDeviceId() : "cpu";
    return "replica %d on %s, step %d".formatted(rank, name, progress.steps() + 1);
  }

  private void trainOrRescue(Replica replica) throws InterruptedException {
    try {
      train(replica);
    } catch (Throwable e) {
      if (rank == 0 && !kept && progress.steps() > 0 && replica.isSettled()) {
        rescue(replica, e);
      }
      throw e;
    }
  }

  private void rescue(Replica replica, Throwable failure) {
    try {
      if (progress.steps() == settings.steps()) {
        context.keeping.results().keep(replica);
      } else {
        context.keeping.results().rescue(replica, progress.steps());
      }
    } catch (RuntimeException | Error e) {
      // The device may be gone for good; the first failure is the one to report.
      failure.addSuppressed(e);
    }
  }

  private void train(Replica replica) throws InterruptedException {
    ImageUpload evaluated = replica.imageUpload(context.data.evaluation());
    if (pending) {
      announce(Stage.EVALUATION, epochsDone());
      evaluate(replica, evaluated, epochsDone());
    }
    for (int epoch = epochsDone() + 1; epoch <= settings.epochs() && !stopped; epoch++) {
      epoch(replica, epoch);
      if (!stopped && pending) {
        evaluate(replica, evaluated, epoch);
      }
    }
    announce(Stage.WRITING, progress.steps());
    long skipped = group.sum(rank, leads() ? context.loader.skippedImages() : 0)[0];
    if (rank == 0) {
      kept = true;
      context.keeping.results().keep(replica);
    }
    if (leads()) {
      context.outcome.set(
          new Outcome(
              progress.steps(),
              progress.clocks(),
              List.copyOf(last.values()),
              skipped + context.unreadableToEvaluate(),
              List.copyOf(new LinkedHashSet<>(failures.values())),
              stopped));
    }
    group.await(rank);
  }

  private int epochsDone() {
    return Math.toIntExact(progress.steps() / settings.stepsPerEpoch());
  }

  /** Evaluates after an epoch, unless the run is asked to stop meanwhile. */
  private void evaluate(Replica replica, ImageUpload evaluated, int epoch)
      throws InterruptedException {
    progress.preparesEvaluation();
    Optional<Weights> average = replica.average();
    if (average.isPresent()) {
      evaluate(replica, average.get(), evaluated, EvaluatedWeights.AVERAGED, epoch);
    }
    if (!stopped && (average.isEmpty() || epoch == settings.epochs())) {
      evaluate(replica, replica.weights(), evaluated, EvaluatedWeights.TRAINED, epoch);
    }
    pending = stopped;
    copyIfDue(replica, stopped ? Moment.END : Moment.EVALUATION);
  }

  /** Copies the state if that is due; every replica asks at the same moments. */
  private void copyIfDue(Replica replica, Moment moment) {
    boolean due = rank == 0 && context.keeping.checkpoints().isDue(moment, progress.steps());
    if (group.agree(rank, due)) {
      copy(replica);
    }
  }

  /** A stop at the same step copies the state itself, after what is told at its end. */
  private void copyUnless(boolean stopped, Replica replica) {
    if (!stopped) {
      copy(replica);
    } else if (rank == 0) {
      context.keeping.checkpoints().withdraw();
    }
  }

  private void copy(Replica replica) {
    if (copy == null) {
      copy = replica.stateCopy();
      context.copied(rank - group.first(), copy);
    }
    replica.copyTo(copy);
    List<StateCopy> others = gathered.exchange(rank, copy, group, replica);
    group.await(rank);
    if (rank == 0) {
      hand(replica, others);
    }
  }

  /** Hands the copies over, unless the weights are no numbers, from which no run can go on. */
  private void hand(Replica replica, List<StateCopy> others) {
    CheckpointSink checkpoints = context.keeping.checkpoints();
    if (replica.weights().isFinite(replica.kernels())) {
      List<StateCopy> all = new ArrayList<>(context.copies());
      all.addAll(others);
      checkpoints.take(progress(), all);
    } else {
      checkpoints.withdraw();
    }
  }

  private RunProgress progress() {
    return new RunProgress(
        progress.steps(),
        pending,
        progress.clocks(),
        progress.epoch(),
        List.copyOf(last.values()),
        failures,
        RunProgress.LeftOut.of(context.data));
  }

  private void epoch(Replica replica, int epoch) throws InterruptedException {
    progress.epochStarts();
    long end = epoch * settings.stepsPerEpoch();
    for (long step = progress.steps() + 1; step <= end && !stopped; step++) {
      announce(Stage.STEP, step);
      double factor =
          context.parts.rate().factor(step - 1, settings.steps(), settings.stepsPerEpoch());
      boolean taken = step(replica, step, factor);
      if (!taken) {
        stopped = true;
        break;
      }
      progress.stepped(replica.lastStep());
      int asked = votes(step < end);
      stopped = (asked & STOP) != 0;
      boolean last = step == end || stopped;
      if (rank == 0 && (last || step % stepsBetweenLosses == 0)) {
        progress.lossRead(epoch, replica.loss(), factor * context.parts.peakRate());
      }
      if ((asked & COPY) != 0) {
        copyUnless(last, replica);
      }
    }
    boolean whole = progress.steps() == end;
    if (!whole) {
      copyIfDue(replica, Moment.END);
    }
    if (!stopped && settings.evaluatesAfter(epoch)) {
      // Before the epoch's end is told: who reads it and sends a signal stops an evaluation.
      announce(Stage.EVALUATION, epoch);
    }
    if (rank == 0) {
      progress.epochEnds(epoch, whole);
    }
    if (whole) {
      pending = settings.evaluatesAfter(epoch);
      copyIfDue(replica, stopped || epoch == settings.epochs() ? Moment.END : Moment.EPOCH);
    }
  }

  /** What is asked for after a step by any replica. */
  private int votes(boolean mayCopy) {
    int own = context.stop.getAsBoolean() ? STOP : 0;
    if (rank == 0
        && mayCopy
        && context.keeping.checkpoints().isDue(Moment.STEP, progress.steps())) {
      own |= COPY;
    }
    return group.union(rank, own);
  }

  /** Takes a step, or drops it because the run is asked to stop. */
  private boolean step(Replica replica, long step, double factor) throws InterruptedException {
    long asked = System.nanoTime();
    try (@Nullable HostBatch share = context.loader.take(step, rank, context.stop)) {
      progress.waited(System.nanoTime() - asked);
      if (share == null) {
        // The others ask at the end of their passes whether all have come so far.
        group.agree(rank, true);
        return false;
      }
      Shape shape = new Shape(share.n(), share.height(), share.width(), share.channels());
      return replica.step(
          share.images(),
          shape,
          share.labels(),
          share.samples(),
          step,
          factor,
          group,
          context.stop);
    }
  }

  private void announce(Stage stage, long number) {
    if (leads()) {
      context.stop.during(stage, number);
    }
  }

  private void evaluate(
      Replica replica, Weights judged, ImageUpload evaluated, EvaluatedWeights kind, int epoch)
      throws InterruptedException {
    long start = System.nanoTime();
    progress.preparesEvaluation();
    int number = evaluations++;
    Evaluation evaluation = context.evaluation(number);
    evaluation.prepare(rank, replica, judged);
    progress.evaluates();
    stopped = !evaluation.judge(rank, replica, judged, evaluated, context.stop);
    progress.hasEvaluated();
    double seconds = (System.nanoTime() - start) / NANOS;
    if (leads()) {
      context.ended(number);
    }
    if (!stopped && rank == 0) {
      report(evaluation, kind, epoch, seconds);
    }
    if (rank == 0) {
      context.listener.timed(progress.clocks());
    }
  }

  private void report(Evaluation evaluation, EvaluatedWeights kind, int epoch, double seconds) {
    failures.remove(kind);
    last.remove(kind);
    if (evaluation.images() > 0) {
      EvaluationReport report =
          new EvaluationReport(
              epoch,
              kind,
              PERCENT * evaluation.accuracy(),
              evaluation.images(),
              evaluation.unreadable(),
              seconds);
      last.put(kind, report);
      context.listener.evaluated(report);
    } else {
      fail(
          kind,
          new RunFailure(
              "nothing was evaluated, because %s to evaluate on can be read"
                  .formatted(
                      evaluation.unreadable() == 1
                          ? "not even the one image"
                          : "none of the %d images".formatted(evaluation.unreadable())),
              "check or replace the files"));
    }
    if (evaluation.unanswered() > 0) {
      fail(
          kind,
          RunFailure.diverged(
              "the %s weights find no number for %d of %s to evaluate on"
                  .formatted(
                      kind.word(),
                      evaluation.unanswered(),
                      NumberText.count(evaluation.images(), "image"))));
    }
  }

  private void fail(EvaluatedWeights kind, RunFailure failure) {
    failures.put(kind, failure);
    context.warnOnce(failure.sentence());
  }
}
