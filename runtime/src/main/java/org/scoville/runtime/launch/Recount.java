package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.checkpoint.StepCount;
import org.scoville.runtime.launch.RunCheckpoints.Best;
import org.scoville.runtime.launch.RunFacts.Position;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.RunProgress;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.RunStart;
import org.scoville.text.NumberText;

/**
 * The steps of a run whose epochs have another number of them from a checkpoint on.
 *
 * <p>Everything that follows a step's number, such as the schedule, the order of the images and the
 * windows of algorithms, counts as if all epochs had as many steps as those to come. So the run
 * goes on at the end of the last whole epoch, and one that had begun starts anew, from the weights
 * that it had reached.
 *
 * @param before how far the run had come
 * @param stepsPerEpoch steps that an epoch has now
 */
record Recount(Position before, long stepsPerEpoch) {

  /** Steps of the whole epochs, as they are counted now. */
  long step() {
    return before.epochsDone() * stepsPerEpoch;
  }

  /** What has changed, in the words of other changes. */
  String change() {
    return "steps an epoch %d in place of %d".formatted(stepsPerEpoch, before.stepsPerEpoch());
  }

  /** What is repeated and how it goes on. */
  String sentence(RunSettings settings) {
    long begun = before.stepsBegun();
    String repeated =
        begun == 0
            ? "no epoch had begun, so nothing is repeated"
            : "epoch %d starts anew, so the images of its first %s come a second time"
                .formatted(before.epochsBegun(), NumberText.count(begun, "step"));
    return "%s; step %d of %d in the former count is step %d of %d now, the schedule follows the new count, and what the optimizer and averages have counted stays"
        .formatted(
            repeated,
            before.progress().step(),
            settings.epochs() * before.stepsPerEpoch(),
            step(),
            settings.steps());
  }

  /**
   * Writes the checkpoint that the run goes on from, and deletes those that would be taken for
   * newer ones.
   *
   * @param from the run as it was
   * @param now what it is like now
   * @param metricsBytes length of its metrics, up to the end of the last whole epoch
   * @param told receives a sentence if the best checkpoint is among those that are deleted
   */
  Resumption write(
      Resumption from,
      CheckpointFolder checkpoints,
      RunFacts now,
      long metricsBytes,
      Consumer<String> told) {
    RunProgress old = before.progress();
    RunProgress progress =
        new RunProgress(
            step(),
            old.evaluationPending(),
            old.clocks(),
            RunProgress.Epoch.NONE,
            old.evaluations(),
            old.failures(),
            old.leftOut());
    Position position = new Position(progress, stepsPerEpoch, metricsBytes, best());
    ObjectNode facts = now.json();
    RunFacts.put(facts, progress, stepsPerEpoch, metricsBytes, position.best());
    Path file = checkpoints.file(step());
    StepCount count = new StepCount(step(), before.stepsPerEpoch(), stepsPerEpoch);
    from.start().release();
    CheckpointFile.recount(from.file(), file, count, facts);
    deleteNewer(checkpoints);
    if (before.best().step() > 0 && position.best().step() == 0) {
      told.accept(
          "the checkpoint of the best result, %s %% after step %d, was of the former count and is deleted; the next better result makes one"
              .formatted(NumberText.rounded(before.best().top1()), before.best().step()));
    }
    return new Resumption(
        file, now, position, new RunStart(CheckpointFile.read(file), progress), from.lost());
  }

  /** The best result, with its checkpoint's step if that stays. */
  private Best best() {
    Best best = before.best();
    boolean isThis = best.step() == before.progress().step() && before.stepsBegun() == 0;
    long kept = isThis ? step() : best.step() < step() ? best.step() : 0;
    return new Best(kept, best.top1(), best.weights());
  }

  private void deleteNewer(CheckpointFolder checkpoints) {
    try {
      List<Long> kept = new ArrayList<>(checkpoints.steps());
      kept.removeIf(step -> step > step());
      checkpoints.keep(kept);
    } catch (IOException e) {
      throw new LaunchProblem(
          "former checkpoints beside %s can't be deleted (%s), and the run would go on from them the next time; make their folder writable"
              .formatted(PathText.of(checkpoints.file(step())), IoErrorText.words(e)));
    }
  }
}
