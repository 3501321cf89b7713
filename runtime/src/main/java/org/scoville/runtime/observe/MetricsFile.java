package org.scoville.runtime.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * Writes what happens in a run to a file, one JSON object a line, each at once.
 *
 * <p>An existing file is continued, so that nothing written before is lost. A disk that fails later
 * on does not end the run: see {@link LineFile}. JSON has no NaN and no infinities: they are
 * written as the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class MetricsFile implements RunListener {

  private final LineFile lines;
  private final Consumer<String> display;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Opens the file.
   *
   * @param folder the file's folder
   * @param display receives a warning when the file can't be written any more, and when it can be
   *     again
   * @throws MetricsProblem if it can't be written
   */
  public MetricsFile(Path file, WatchedFolder folder, Consumer<String> display) {
    this.display = display;
    try {
      this.lines = new LineFile(file, folder, this::warn, System::nanoTime);
    } catch (IOException e) {
      throw new MetricsProblem(
          "%s can't be written (%s); choose an --out folder that exists, may be written to and has room"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }

  private void warn(String warning) {
    display.accept(warning);
    warned(warning);
  }

  @Override
  public void started(RunDescription facts) {
    ObjectNode line = line("start").put("recipe", facts.recipe()).put("epochs", facts.epochs());
    line.put("steps", facts.steps()).put("batch_size", facts.batchSize());
    line.put("training_images", facts.trainingImages());
    line.put("evaluation_images", facts.evaluationImages());
    put(line.putObject("data"), facts.data());
    facts.devices().forEach(line.putArray("devices")::add);
    write(line.put("seed", facts.seed()).put("threads", facts.threads()));
  }

  private static void put(ObjectNode node, DataDescription data) {
    node.put("path", PathText.of(data.path().toAbsolutePath()));
    data.kind().ifPresent(kind -> node.put("kind", kind));
    node.put("split", data.split()).put("limit", data.limit()).put("seed", data.seed());
  }

  @Override
  public void loaded(ImagesReport report) {
    ObjectNode line = line("images").put("use", report.use());
    line.put("images", report.images()).put("classes", report.classes());
    leftOut(line.putArray("left_out"), report.leftOut());
    write(line);
  }

  private static void leftOut(ArrayNode array, List<ImagesReport.LeftOut> reasons) {
    for (ImagesReport.LeftOut reason : reasons) {
      ObjectNode node = array.addObject().put("use", reason.use()).put("reason", reason.reason());
      node.put("count", reason.count()).put("example", reason.example());
    }
  }

  @Override
  public void step(StepReport report) {
    ObjectNode line = line("step").put("step", report.step()).put("epoch", report.epoch());
    number(line, "loss", report.loss());
    number(line, "learning_rate", report.learningRate());
    number(line, "images_per_second", report.imagesPerSecond());
    write(line);
  }

  @Override
  public void epochEnded(EpochReport report) {
    ObjectNode line = line("epoch").put("epoch", report.epoch());
    number(line, "seconds", report.seconds());
    number(line, "mean_loss", report.meanLoss());
    number(line, "seconds_waiting_for_images", report.waitedSeconds());
    write(line);
    lines.write();
  }

  @Override
  public void evaluated(EvaluationReport report) {
    write(evaluation(line("evaluation"), report));
  }

  @Override
  public void warned(String warning) {
    write(line("warning").put("message", warning));
  }

  @Override
  public void finished(RunSummary summary) {
    ObjectNode line = line("finish").put("steps_done", summary.stepsDone());
    summary.stoppedBecause().ifPresent(reason -> line.put("stopped_because", reason));
    number(line, "training_seconds", summary.clocks().trainingSeconds());
    number(line, "preparation_seconds", summary.clocks().preparationSeconds());
    number(line, "evaluation_seconds", summary.clocks().evaluationSeconds());
    number(line, "images_per_second", summary.imagesPerSecond());
    line.put("skipped_images", summary.skippedImages());
    leftOut(line.putArray("unreadable"), summary.unreadable());
    ObjectNode versions = line.putObject("versions");
    summary.versions().forEach(version -> versions.put(version.name(), version.number()));
    for (EvaluationReport report : summary.evaluations()) {
      evaluation(line.withArray("evaluations").addObject(), report);
    }
    write(line);
  }

  @Override
  public void close() {
    lines.close();
    lines.lack().ifPresent(display);
  }

  /** The file's length if it lacks no line, for a checkpoint that is made now. */
  public OptionalLong length() {
    return lines.length();
  }

  /** Makes what is written survive a power cut. */
  public void force() throws IOException {
    lines.force();
  }

  /**
   * Tries once more to write the lines that could not be written, and returns a message about those
   * still missing.
   */
  public Optional<String> lack() {
    lines.write();
    return lines.lack();
  }

  private ObjectNode line(String event) {
    return json.createObjectNode().put("event", event);
  }

  private static ObjectNode evaluation(ObjectNode node, EvaluationReport report) {
    node.put("epoch", report.epoch()).put("weights", report.weights().word());
    number(node, "top1", report.top1());
    node.put("images", report.images());
    if (report.unreadable() > 0) {
      node.put("unreadable", report.unreadable());
    }
    number(node, "seconds", report.seconds());
    return node;
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.put(name, Double.toString(value));
    }
  }

  private void write(ObjectNode line) {
    try {
      lines.append(json.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers is always JSON", e);
    }
  }
}
