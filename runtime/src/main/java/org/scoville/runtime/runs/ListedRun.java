package org.scoville.runtime.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.text.ShellWord;

/**
 * A run as it is listed.
 *
 * @param folder its folder
 * @param record its record
 * @param diedAt the last step known of a run whose process is gone without having ended it
 * @param hasCheckpoint whether it left a checkpoint
 */
public record ListedRun(Path folder, RunRecord record, OptionalLong diedAt, boolean hasCheckpoint) {

  /** Its state in words: {@code done}, {@code died at step 120}. */
  String state() {
    return diedAt.isPresent() ? "died at step " + diedAt.getAsLong() : record.state().word();
  }

  /** The command that goes on with it, if one can. */
  Optional<String> goOn() {
    boolean isOver =
        record.state() == RunState.DONE || (record.state() == RunState.RUNNING && diedAt.isEmpty());
    return isOver || !hasCheckpoint
        ? Optional.empty()
        : Optional.of(record.launcher() + "scoville resume " + ShellWord.of(PathText.of(folder)));
  }

  /** Seconds of training and evaluation, up to the last epoch or evaluation. */
  double seconds() {
    return record.results().clocks().seconds();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", PathText.of(folder)).put("recipe", record.recipe());
    json.put("state", diedAt.isPresent() ? "died" : record.state().word());
    diedAt.ifPresentOrElse(
        step -> json.put("died_at_step", step), () -> json.putNull("died_at_step"));
    record
        .reason()
        .ifPresentOrElse(reason -> json.put("reason", reason), () -> json.putNull("reason"));
    json.put("started", record.started().toString());
    json.put("updated", record.updated().toString());
    json.put("epochs_done", record.results().epochsDone()).put("epochs", record.epochs());
    record
        .results()
        .best()
        .map(EvaluationReport::top1)
        .ifPresentOrElse(top1 -> json.put("best_top1", top1), () -> json.putNull("best_top1"));
    json.put("seconds", seconds()).put("restarts", record.restarts().size());
    goOn().ifPresentOrElse(command -> json.put("go_on", command), () -> json.putNull("go_on"));
    return json;
  }
}
