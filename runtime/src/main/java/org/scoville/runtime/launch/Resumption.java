package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.scoville.runtime.runs.RunRecord;
import org.scoville.runtime.runs.RunRecordFile.Former;
import org.scoville.runtime.runs.RunRecordReader;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.RunProgress;
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
 */
record Resumption(Path file, RunFacts facts, Position position, RunStart start) {
  /** How the names of values end that are compared only where both are known. */
  static final String DIGEST = " digest";

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
    return newest.map(Resumption::of);
  }

  private static Resumption of(CheckpointFolder.Found found) {
    Position position = RunFacts.position(found.file(), found.checkpoint().facts());
    return new Resumption(
        found.file(),
        RunFacts.of(found.file(), found.checkpoint().facts()),
        position,
        new RunStart(found.file(), position.progress()));
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
    List<String> changes = changes(facts.values(), now.values());
    if (!changes.isEmpty() && !accepted) {
      throw new LaunchProblem(
          "%s was trained with other values (%s); give the former ones, or --accept-changes to go on with these"
              .formatted(PathText.of(file), some(changes)));
    }
    if (!changes.isEmpty()) {
      told.accept(
          "goes on with changed values: %s; the schedule is that of the run as it is now, from step %d on"
              .formatted(some(changes), position.progress().step()));
    }
    List<String> others = changes(facts.machine(), now.machine());
    if (!others.isEmpty()) {
      told.accept(
          "goes on with %s: roundings differ from those of a run without a break"
              .formatted(some(others)));
    }
  }

  /** What no acceptance makes right: the place in the run would be another one. */
  private void checkLength(RunSettings settings) {
    long step = position.progress().step();
    if (step > settings.steps()) {
      throw new LaunchProblem(
          "%s is after step %d, and the run now has %d; give more --epochs, or start anew with another --out"
              .formatted(PathText.of(file), step, settings.steps()));
    }
    if (position.stepsPerEpoch() != settings.stepsPerEpoch()) {
      throw new LaunchProblem(
          "an epoch has %d steps now and had %d, so that the place in it is lost; start anew with another --out and --weights, with the former weights"
              .formatted(settings.stepsPerEpoch(), position.stepsPerEpoch()));
    }
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
          !name.endsWith(DIGEST) || (before.containsKey(name) && now.containsKey(name));
      if (isKnown && !former.equals(present)) {
        changes.add("%s %s in place of %s".formatted(name, present, former));
      }
    }
    return changes;
  }

  /** What lies behind the run, for its record. */
  Former before(RunFolder folder, RunSettings settings, RunFacts now) {
    RunProgress progress = position.progress();
    List<String> changes = new ArrayList<>(changes(facts.values(), now.values()));
    changes.addAll(changes(facts.machine(), now.machine()));
    Instant time = Instant.now();
    return new RunRecordReader().read(folder.record()) instanceof RunRecord record
        ? Former.resumed(
            record,
            progress.step(),
            Math.toIntExact(progress.step() / settings.stepsPerEpoch()),
            progress.evaluationPending(),
            progress.clocks(),
            changes,
            time)
        : Former.none(time);
  }

  /** Cuts off the lines of metrics that were written after the checkpoint. */
  void cutMetrics(RunFolder folder, Consumer<String> told) {
    cut(folder.metrics(), position.metricsBytes(), told);
  }

  /** Cuts a file off after some bytes. */
  static void cut(Path metrics, long bytes, Consumer<String> told) {
    try (FileChannel channel =
        FileChannel.open(
            metrics,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      long size = channel.size();
      if (size < bytes) {
        told.accept(
            "%s has %d bytes and had %d at the checkpoint; the lines between are lost"
                .formatted(PathText.of(metrics), size, bytes));
      }
      channel.truncate(size < bytes ? lineEnd(channel) : bytes);
    } catch (IOException e) {
      throw new LaunchProblem(
          "%s can't be written (%s); make it writable"
              .formatted(PathText.of(metrics), IoErrorText.words(e)));
    }
  }

  /** Where the last whole line ends. */
  private static long lineEnd(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0 && (channel.read(one.clear(), end - 1) != 1 || one.get(0) != '\n')) {
      end--;
    }
    return end;
  }
}
