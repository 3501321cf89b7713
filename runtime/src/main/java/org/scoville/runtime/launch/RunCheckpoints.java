package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.MetricsFile;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.ShellWord;
import org.scoville.runtime.train.CheckpointSink;
import org.scoville.runtime.train.RunProgress;

/**
 * Makes the checkpoints of a run: decides when, writes them on a thread of its own, and keeps the
 * newest ones and the best.
 *
 * <p>A checkpoint that can't be written is dropped and told; the ones before stay, and the next is
 * tried soon.
 */
final class RunCheckpoints implements CheckpointSink, RunListener {
  private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000;
  private static final long NANOS_BEFORE_ANOTHER_TRY = 30_000_000_000L;
  private static final long NANOS_TO_WAIT_FOR_METRICS = 5_000_000_000L;

  private final RunFolder folder;
  private final CheckpointFolder files;
  private final MetricsFile metrics;
  private final Supplier<ObjectNode> facts;
  private final Schedule schedule;
  private final Consumer<String> told;
  private final Consumer<String> warnings;
  private final LongSupplier nanoTime;

  private volatile @Nullable FutureTask<Boolean> writing;
  private long stepTaken;
  private long taken;
  private long looked;
  private volatile long lastTook;
  private volatile boolean owed;
  private volatile boolean troubled;
  private volatile int timesMadeAgain;
  private boolean lacksMetrics;
  private int evaluatedEpoch;
  private double evaluated;
  private EvaluatedWeights evaluatedWeights = EvaluatedWeights.TRAINED;
  private volatile Best best;
  private boolean improved;
  private boolean isBest;
  private volatile CountDownLatch promised = new CountDownLatch(0);

  /**
   * When checkpoints are made, and how many are kept.
   *
   * @param every what lies between two of them
   * @param keep how many of the newest are kept, besides the best
   * @param stepsPerEpoch optimizer steps of an epoch
   */
  record Schedule(RunInterval every, int keep, long stepsPerEpoch) {}

  /**
   * The best result so far.
   *
   * @param step the step after which it was found; 0 if there is none
   * @param top1 share of images whose class was found, in percent
   * @param weights the weights that were evaluated
   */
  record Best(long step, double top1, EvaluatedWeights weights) {
    static final Best NONE = new Best(0, Double.NEGATIVE_INFINITY, EvaluatedWeights.TRAINED);
  }

  /**
   * No checkpoint yet.
   *
   * @param facts what a checkpoint that is made now says of its run besides its progress
   * @param former how far a resumed run had come
   * @param told receives a sentence about the memory that copies take
   * @param warnings receives a message when one can't be written
   */
  RunCheckpoints(
      RunFolder folder,
      MetricsFile metrics,
      Supplier<ObjectNode> facts,
      Schedule schedule,
      Optional<RunFacts.Position> former,
      Consumer<String> told,
      Consumer<String> warnings,
      LongSupplier nanoTime) {
    this.folder = folder;
    this.files = folder.checkpoints();
    this.metrics = metrics;
    this.facts = facts;
    this.schedule = schedule;
    this.stepTaken = former.map(from -> from.progress().step()).orElse(0L);
    this.best = former.map(RunFacts.Position::best).orElse(Best.NONE);
    this.told = told;
    this.warnings = warnings;
    this.nanoTime = nanoTime;
    this.taken = nanoTime.getAsLong();
    this.looked = taken;
  }

  @Override
  public void starts(StateSize state, int replicas) {
    String first = FreeSpace.words(state.common() + state.own());
    told.accept(
        replicas == 1
            ? "checkpoints take %s of memory, for a copy of the state".formatted(first)
            : "checkpoints take %s of memory on the first of %d devices and %s on each other, for copies of the state"
                .formatted(first, replicas, FreeSpace.words(state.own())));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    // The first evaluation after an epoch is of the weights that count as the run's result.
    if (report.epoch() != evaluatedEpoch) {
      evaluatedEpoch = report.epoch();
      evaluated = report.top1();
      evaluatedWeights = report.weights();
      // Averages start to count when there is one, whatever the weights themselves had reached.
      improved = evaluatedWeights != best.weights() || report.top1() > best.top1();
    }
  }

  @Override
  public boolean isDue(Moment moment, long step) {
    return switch (moment) {
      case STEP -> isDueAfter(step, false);
      case EPOCH -> isDueAfter(step, true);
      case EVALUATION -> improved && settledBest();
      case END -> (step != stepTaken || owed || isGone()) && settled();
    };
  }

  private boolean isDueAfter(long step, boolean endsEpoch) {
    long now = nanoTime.getAsLong();
    if (now - looked >= NANOS_BETWEEN_LOOKS) {
      looked = now;
      owed |= isGone();
    }
    owed |= counts(step, endsEpoch);
    return isTime(now - taken) && isIdle() && settled();
  }

  private boolean isTime(long since) {
    if (troubled) {
      return since >= NANOS_BEFORE_ANOTHER_TRY;
    }
    return lacksMetrics ? since >= NANOS_TO_WAIT_FOR_METRICS : owed || since >= nanosBetween();
  }

  private long nanosBetween() {
    return schedule.every() instanceof RunInterval.OfTime time
        ? time.duration().toNanos()
        : Long.MAX_VALUE;
  }

  private boolean counts(long step, boolean endsEpoch) {
    if (schedule.every() instanceof RunInterval.OfBatches some) {
      return step % some.batches() == 0;
    }
    return endsEpoch
        && schedule.every() instanceof RunInterval.OfEpochs some
        && step / schedule.stepsPerEpoch() % some.epochs() == 0;
  }

  /**
   * Whether the folder, or the newest checkpoint in it, has been taken away since that was made.
   * The folder's other files may have made it again meanwhile.
   */
  private boolean isGone() {
    return isIdle()
        && (folder.timesMadeAgain() != timesMadeAgain
            || Files.notExists(stepTaken == 0 ? folder.path() : files.file(stepTaken)));
  }

  private boolean isIdle() {
    FutureTask<Boolean> task = writing;
    return task == null || task.isDone();
  }

  private boolean settledBest() {
    isBest = settled();
    return isBest;
  }

  /** A copy is due, and none is being written any more. */
  private boolean settled() {
    // Who asks anew has not taken what was due before.
    withdraw();
    settle();
    promised = new CountDownLatch(1);
    return true;
  }

  @Override
  public void withdraw() {
    promised.countDown();
  }

  @Override
  public void take(RunProgress progress, List<StateCopy> replicas) {
    boolean newBest = isBest;
    isBest = false;
    improved = false;
    taken = nanoTime.getAsLong();
    OptionalLong length = metrics.length();
    if (length.isEmpty()) {
      // The metrics wait for the same disk, and have said so.
      owed = true;
      lacksMetrics = true;
      withdraw();
      return;
    }
    owed = false;
    lacksMetrics = false;
    stepTaken = progress.step();
    Best after = newBest ? new Best(progress.step(), evaluated, evaluatedWeights) : best;
    ObjectNode all = facts.get();
    RunFacts.put(all, progress, schedule.stepsPerEpoch(), length.getAsLong(), after);
    FutureTask<Boolean> task =
        new FutureTask<>(() -> write(progress.step(), replicas, all, after), true);
    writing = task;
    promised.countDown();
    start(task);
  }

  /** Where no thread can be made the step waits. */
  private static void start(FutureTask<Boolean> task) {
    try {
      new Thread(task, "scoville-checkpoint").start();
    } catch (OutOfMemoryError e) {
      task.run();
    }
  }

  private void write(long step, List<StateCopy> replicas, ObjectNode all, Best after) {
    Path file = files.file(step);
    long start = nanoTime.getAsLong();
    try {
      folder.hold();
      timesMadeAgain = folder.timesMadeAgain();
      Files.createDirectories(folder.path().resolve(RunFolder.CHECKPOINTS));
      metrics.force();
      CheckpointFile.write(file, step, replicas, all);
      best = after;
      files.keep(kept(step));
      worksAgain(file);
      lastTook = nanoTime.getAsLong() - start;
    } catch (FileProblem e) {
      fails(
          file,
          e.getCause() instanceof IOException cause ? IoErrorText.words(cause) : e.getMessage());
    } catch (UncheckedIOException e) {
      // What a folder throws that is taken away while its files are listed.
      fails(file, IoErrorText.words(Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      fails(file, IoErrorText.words(e));
    } catch (RuntimeException | Error e) {
      // Whatever it is, such as too little memory for a copy on its way from a device: the run goes
      // on.
      fails(file, e.toString());
    }
  }

  private Set<Long> kept(long newest) throws IOException {
    Set<Long> kept = new LinkedHashSet<>(Set.of(newest));
    for (long step : files.steps()) {
      if (step < newest && kept.size() < schedule.keep()) {
        kept.add(step);
      }
    }
    kept.add(best.step());
    return kept;
  }

  private void fails(Path file, @Nullable String reason) {
    if (!troubled) {
      troubled = true;
      warnings.accept(
          "%s can't be written (%s); the checkpoints before it stay, and another is tried in a while"
              .formatted(file, reason));
    }
    owed = true;
  }

  private void worksAgain(Path file) {
    if (troubled) {
      troubled = false;
      warnings.accept("%s is written, and checkpoints are made again".formatted(file));
    }
  }

  @Override
  public void settle() {
    boolean interrupted = false;
    boolean waits = true;
    while (waits) {
      try {
        promised.await();
        FutureTask<Boolean> task = writing;
        waits = task != null && !task.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a checkpoint could not be made", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nanoseconds that the last checkpoint took to be written. */
  long lastTook() {
    return lastTook;
  }

  /**
   * What is left of a run that failed, and how it goes on; empty if no checkpoint is whole, or can
   * be read.
   */
  Optional<String> remedy() {
    try {
      return files
          .newestWhole(damage -> {})
          .map(
              found ->
                  "scoville resume %s goes on after step %d, with changed values by --accept-changes"
                      .formatted(
                          ShellWord.of(folder.path().toString()), found.checkpoint().step()));
    } catch (CheckpointProblem e) {
      // The user is to be told why the run failed, which this would take the place of.
      return Optional.empty();
    }
  }
}
