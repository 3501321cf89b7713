package org.scoville.runtime.train;

import org.scoville.runtime.observe.EpochReport;
import org.scoville.runtime.observe.RunClocks;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.RunTimer;
import org.scoville.runtime.observe.RunTimer.Phase;
import org.scoville.runtime.observe.StepKind;
import org.scoville.runtime.observe.StepReport;

/**
 * Counts the steps of a run and the seconds it trains and evaluates, and reports them to the
 * listener; used by rank 0 alone.
 *
 * <p>The clock of training runs from the start of an epoch to the end of its last step.
 */
final class Progress {
  private static final double NANOS = 1e9;

  private final RunSettings settings;
  private final RunListener listener;
  private final RunTimer timer;
  private long steps;
  private long waited;
  private long lastReport;
  private long lastReportStep;
  private double lossSum;
  private int losses;
  private boolean within;
  private RunProgress.Epoch begun = RunProgress.Epoch.NONE;

  /**
   * The progress of a run that begins or goes on.
   *
   * @param before the times so far
   */
  Progress(RunSettings settings, RunListener listener, RunClocks before) {
    this.settings = settings;
    this.listener = listener;
    this.timer = new RunTimer(before, System::nanoTime);
  }

  /** Goes on from where a run was; the clocks were given before. */
  void resume(RunProgress from) {
    steps = from.step();
    begun = from.epoch();
  }

  /** An epoch begins, or goes on in a resumed run. */
  void epochStarts() {
    timer.enter(Phase.TRAINING);
    waited = (long) (begun.waitedSeconds() * NANOS);
    lossSum = begun.lossSum();
    losses = begun.losses();
    begun = RunProgress.Epoch.NONE;
    lastReport = System.nanoTime();
    lastReportStep = steps;
    within = true;
  }

  /** What has been summed up in the epoch so far. */
  RunProgress.Epoch epoch() {
    if (!within) {
      return begun;
    }
    return new RunProgress.Epoch(waited / NANOS, lossSum, losses);
  }

  /** Images have come after a wait. */
  void waited(long nanos) {
    waited += nanos;
  }

  /** A step has been handed to the device. */
  void stepped(StepKind kind) {
    steps++;
    timer.stepped(kind);
  }

  /** The device was waited for, so all steps handed to it are done. */
  void deviceWaited() {
    timer.known();
  }

  /** The loss of the last step is known, so everything up to it is done. */
  void lossRead(int epoch, double loss, double rate) {
    if (!Double.isFinite(loss)) {
      throw new TrainingProblem(
          "the loss is %s at step %d, in epoch %d, at learning rate %.4g; lower the learning rate or"
                  .formatted(loss, steps, epoch, rate)
              + " lengthen the warm-up");
    }
    timer.known();
    long now = System.nanoTime();
    double images = (double) (steps - lastReportStep) * settings.batchSize();
    lossSum += loss;
    losses++;
    listener.step(
        new StepReport(
            steps,
            settings.steps(),
            epoch,
            settings.epochs(),
            loss,
            rate,
            images * NANOS / Math.max(1, now - lastReport)));
    lastReport = now;
    lastReportStep = steps;
  }

  /** The epoch is over, or broken off. */
  void epochEnds(int epoch, boolean whole) {
    within = false;
    timer.enter(Phase.OTHER);
    // On a GPU steps may be under way whose loss was never read, if the next one was dropped.
    timer.known();
    if (whole) {
      double took = timer.epochEnds();
      listener.epochEnded(
          new EpochReport(epoch, took, lossSum / Math.max(1, losses), waited / NANOS));
    }
    listener.timed(timer.clocks());
  }

  /** An evaluation is being prepared. */
  void preparesEvaluation() {
    timer.enter(Phase.PREPARATION);
  }

  /** The first batch of an evaluation comes next. */
  void evaluates() {
    timer.enter(Phase.EVALUATION);
  }

  /** An evaluation is over, or broken off. */
  void hasEvaluated() {
    timer.enter(Phase.OTHER);
  }

  long steps() {
    return steps;
  }

  /** The times up to now. */
  RunClocks clocks() {
    return timer.clocks();
  }
}
