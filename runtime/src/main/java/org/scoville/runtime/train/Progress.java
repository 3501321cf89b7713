package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.observe.EpochReport;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.StepReport;

/**
 * Counts the steps of a run and the seconds it trains, and reports them to the listener; used by
 * rank 0 alone.
 *
 * <p>The clock runs from the start of an epoch to the end of its last step. Start-up, evaluation
 * and writing are not in it.
 */
final class Progress {
  private static final double NANOS = 1e9;

  private final RunSettings settings;
  private final RunListener listener;
  private final List<Double> epochSeconds = new ArrayList<>();
  private double seconds;
  private long steps;
  private long epochStart;
  private long waited;
  private long lastReport;
  private long lastReportStep;
  private double lossSum;
  private int losses;
  private boolean within;
  private RunProgress.Current begun = RunProgress.Current.NONE;

  Progress(RunSettings settings, RunListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** Goes on from where a run was. */
  void resume(RunProgress from) {
    steps = from.step();
    seconds = from.seconds();
    epochSeconds.addAll(from.epochSeconds());
    begun = from.current();
  }

  /** An epoch begins, or goes on in a resumed run. */
  void epochStarts() {
    long now = System.nanoTime();
    epochStart = now - (long) (begun.seconds() * NANOS);
    waited = (long) (begun.waitedSeconds() * NANOS);
    lossSum = begun.lossSum();
    losses = begun.losses();
    begun = RunProgress.Current.NONE;
    lastReport = now;
    lastReportStep = steps;
    within = true;
  }

  /** What has been summed up in the epoch so far. */
  RunProgress.Current current() {
    if (!within) {
      return begun;
    }
    double took = (System.nanoTime() - epochStart) / NANOS;
    return new RunProgress.Current(took, waited / NANOS, lossSum, losses);
  }

  /** Images have come after a wait. */
  void waited(long nanos) {
    waited += nanos;
  }

  /** A step has been handed to the device. */
  void stepped() {
    steps++;
  }

  /** The loss of the last step is known, so everything up to it is done. */
  void lossRead(int epoch, double loss, double rate) {
    if (!Double.isFinite(loss)) {
      throw new TrainingProblem(
          "the loss is %s at step %d, in epoch %d, at learning rate %.4g; lower the learning rate or"
                  .formatted(loss, steps, epoch, rate)
              + " lengthen the warm-up");
    }
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
    double took = (System.nanoTime() - epochStart) / NANOS;
    seconds += took;
    within = false;
    if (whole) {
      epochSeconds.add(took);
      listener.epochEnded(
          new EpochReport(epoch, took, lossSum / Math.max(1, losses), waited / NANOS));
    }
  }

  long steps() {
    return steps;
  }

  double seconds() {
    return seconds;
  }

  List<Double> epochSeconds() {
    return List.copyOf(epochSeconds);
  }
}
