package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.scoville.runtime.checkpoint.CheckpointFolder;
import org.scoville.runtime.launch.RunFacts.Position;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.runs.DamagedRecord;
import org.scoville.runtime.runs.LostWork;
import org.scoville.runtime.runs.RecordReading;
import org.scoville.runtime.runs.Restart;
import org.scoville.runtime.runs.RunRecord;
import org.scoville.runtime.runs.RunRecordFile.Former;
import org.scoville.runtime.runs.RunRecordReader;
import org.scoville.runtime.runs.RunResults;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.RunStart;
import org.scoville.text.NumberText;

/**
 * A run that goes on from a checkpoint.
 *
 * @param file the checkpoint
 * @param facts what it says of its run
 * @param position how far the run had come
 * @param start where its replicas go on
 * @param lost what it did after the checkpoint
 */
record Resumption(Path file, RunFacts facts, Position position, RunStart start, LostWork lost) {
  /**
   * The newest checkpoint of a run that is whole; nothing if the run never made one.
   *
   * @param told receives a sentence about each that is damaged
   * @throws LaunchProblem if there are checkpoints and none is whole
   */
  static Optional<Resumption> find(RunFolder folder, Consumer<String> told) {
    CheckpointFolder checkpoints = folder.checkpoints();
    Optional<CheckpointFolder.Found> newest = checkpoints.newestWhole(told);
    if (newest.isEmpty() && checkpoints.isUsed()) {
      throw new LaunchProblem(
          "no checkpoint of %s is whole, so nothing is overwritten; bring back a copy of one, or start anew with another --out"
              .formatted(folder.path()));
    }
    return newest.map(found -> of(found, folder));
  }

  private static Resumption of(CheckpointFolder.Found found, RunFolder folder) {
    Position position = RunFacts.position(found.file(), found.checkpoint().facts());
    RunFacts facts = RunFacts.of(found.file(), found.checkpoint().facts());
    long step = position.progress().step();
    return new Resumption(
        found.file(),
        facts,
        position,
        new RunStart(found.checkpoint(), position.progress()),
        LostWork.after(folder.metrics(), position.metricsBytes(), step, facts.batchSize()));
  }

  /**
   * Compares the run with what is asked for now.
   *
   * @param accepted whether changes are accepted
   * @param told receives a sentence about what differs, if it is accepted
   * @throws LaunchProblem if something that decides what is trained differs
   */
  void check(RunFacts now, RunSettings settings, boolean accepted, Consumer<String> told) {
    if (!facts.recipe().equals(now.recipe())) {
      throw new LaunchProblem(
          "%s is of the recipe %s, and this is %s; choose another --out"
              .formatted(PathText.of(file), facts.recipe(), now.recipe()));
    }
    checkLength(settings);
    List<String> changes = changes(now, settings);
    if (!changes.isEmpty() && !accepted) {
      throw new LaunchProblem(
          "%s was trained with other values (%s); give the former ones, or --accept-changes to go on with these"
              .formatted(PathText.of(file), some(changes)));
    }
    if (!changes.isEmpty()) {
      told.accept(
          "goes on with changed values: %s; the schedule is that of the run as it is now, from step %d on"
              .formatted(some(changes), step(settings)));
    }
    recount(settings).ifPresent(it -> told.accept(it.sentence(settings)));
    List<String> others = changes(facts.machine(), now.machine());
    if (!others.isEmpty()) {
      told.accept(
          "goes on with %s: roundings differ from those of a run without a break"
              .formatted(some(others)));
    }
  }

  /** What no acceptance makes right: the weights have been trained for longer than the run is. */
  private void checkLength(RunSettings settings) {
    if (position.epochsBegun() > settings.epochs()) {
      throw new LaunchProblem(
          "%s is after step %d, in epoch %d, and the run now has %s; give more --epochs, or start anew with another --out"
              .formatted(
                  PathText.of(file),
                  position.progress().step(),
                  position.epochsBegun(),
                  NumberText.count(settings.epochs(), "epoch")));
    }
  }

  /** How steps are counted anew, if an epoch has another number of them now. */
  Optional<Recount> recount(RunSettings settings) {
    return position.stepsPerEpoch() == settings.stepsPerEpoch()
        ? Optional.empty()
        : Optional.of(new Recount(position, settings.stepsPerEpoch()));
  }

  /** The step after which the run goes on. */
  long step(RunSettings settings) {
    return recount(settings).map(Recount::step).orElse(position.progress().step());
  }

  /** What differs from the run before and decides what is trained. */
  private List<String> changes(RunFacts now, RunSettings settings) {
    List<String> changes = changes(facts.values(), now.values());
    recount(settings).ifPresent(it -> changes.add(it.change()));
    return changes;
  }

  private static String some(List<String> changes) {
    int most = 5;
    String shown = String.join(", ", changes.subList(0, Math.min(most, changes.size())));
    return changes.size() > most
        ? shown + " and " + NumberText.count(changes.size() - most, "other")
        : shown;
  }

  /** What differs of two runs, in words; not the word that a precision was asked for with. */
  static List<String> changes(Map<String, String> before, Map<String, String> now) {
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(before.keySet());
    names.remove(RecipeValues.ASKED_PRECISION);
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String former = before.getOrDefault(name, "absent");
      String present = now.getOrDefault(name, "absent");
      boolean isKnown =
          !name.endsWith(DataDigests.NAME_END)
              || (before.containsKey(name) && now.containsKey(name));
      if (isKnown && !former.equals(present)) {
        changes.add("%s %s in place of %s".formatted(name, present, former));
      }
    }
    return changes;
  }

  /**
   * What lies behind the run, for its record.
   *
   * @param told receives a sentence about what is lost if its record can't be read
   */
  Former before(RunFolder folder, RunSettings settings, RunFacts now, Consumer<String> told) {
    List<String> changes = changes(now, settings);
    changes.addAll(changes(facts.machine(), now.machine()));
    Restart restart = new Restart(Instant.now(), step(settings), lost.seconds(), changes);
    RunResults reached =
        new RunResults(
            position.epochsDone(),
            restart.step(),
            position.progress().evaluations(),
            position.progress().clocks());
    RecordReading reading = new RunRecordReader().read(folder.record());
    if (reading instanceof DamagedRecord damaged) {
      told.accept(
          "%s; the time of the run's first start, its former restarts and its evaluations but the last are lost, and all else goes on as the checkpoint has it"
              .formatted(damaged.sentence()));
      return new Former(restart.time(), reached, List.of(restart));
    }
    return Former.resumed(
        (RunRecord) reading, reached, position.progress().evaluationPending(), restart);
  }

  /** Cuts off the lines of metrics that the run will write again. */
  void cutMetrics(RunFolder folder, RunSettings settings, Consumer<String> told) {
    MetricsCut.cut(folder.metrics(), position.metricsBytes(), told);
    if (recount(settings).isPresent()) {
      MetricsCut.cutAfterEpoch(folder.metrics(), position.epochsDone());
    }
  }

  /** Where the run goes on, and what it has to do again. */
  String sentence(RunSettings settings) {
    String where = "goes on after step %d, from %s".formatted(step(settings), file);
    return lost.steps() == 0 && lost.seconds() == 0
        ? where
        : "%s; what came after it is lost: %s and %s s of training and evaluation"
            .formatted(
                where, NumberText.count(lost.steps(), "step"), NumberText.rounded(lost.seconds()));
  }
}
