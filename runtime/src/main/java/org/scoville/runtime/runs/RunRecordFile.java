package org.scoville.runtime.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.file.AtomicFile;
import org.scoville.runtime.observe.ClocksJson;
import org.scoville.runtime.observe.EpochReport;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;
import org.scoville.runtime.observe.RunDescription;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.observe.RunSummary;
import org.scoville.runtime.observe.StepReport;
import org.scoville.runtime.observe.WatchedFolder;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * Writes {@code run.json}, a run's record of itself: anew and whole at the start, after each epoch
 * and evaluation, and at the end.
 *
 * <p>A record that can't be written does not end the run: that is told once, and tried again the
 * next time.
 */
public final class RunRecordFile implements RunListener {
  static final int FORMAT = 1;

  private final Path path;
  private final WatchedFolder folder;
  private final Facts facts;
  private final Former former;
  private final InstantSource clock;
  private final Consumer<String> warnings;
  private final ObjectMapper mapper = new ObjectMapper();
  private final List<EvaluationReport> evaluations;
  private int epochsDone;
  private long stepsDone;
  private RunClocks clocks;
  private RunState state = RunState.RUNNING;
  private @Nullable String reason;
  private @Nullable String trouble;

  /** The facts about a run that stay, except for those that take a while to be known. */
  @FunctionalInterface
  public interface Facts {
    /**
     * Puts the facts into a record.
     *
     * @param last whether the record is the run's last
     */
    void putInto(ObjectNode json, boolean last);
  }

  /**
   * What a run that goes on has behind it.
   *
   * @param started when it first started
   * @param results what it had reached where it goes on from
   * @param restarts its restarts, this one included
   */
  public record Former(Instant started, RunResults results, List<Restart> restarts) {

    /** Copies the list. */
    public Former {
      restarts = List.copyOf(restarts);
    }

    /** Nothing: the run begins. */
    public static Former none(Instant now) {
      return new Former(now, RunResults.NONE, List.of());
    }

    /**
     * What lies before a checkpoint that a run goes on from. The seconds lost are those of the
     * restart, or of the record where it knows of more.
     *
     * @param before the run's record
     * @param reached what was reached at the checkpoint, but for evaluations, which the record has
     * @param evaluationPending whether the last whole epoch is yet to be evaluated
     * @param restart the restart that is made
     */
    public static Former resumed(
        RunRecord before, RunResults reached, boolean evaluationPending, Restart restart) {
      int last = reached.epochsDone() - (evaluationPending ? 1 : 0);
      List<EvaluationReport> kept =
          before.results().evaluations().stream().filter(each -> each.epoch() <= last).toList();
      double known = before.results().clocks().seconds() - reached.clocks().seconds();
      double lost = Math.max(restart.lostSeconds(), known);
      List<Restart> restarts = new ArrayList<>(before.restarts());
      restarts.add(new Restart(restart.time(), restart.step(), lost, restart.changes()));
      return new Former(
          before.started(),
          new RunResults(reached.epochsDone(), reached.stepsDone(), kept, reached.clocks()),
          restarts);
    }
  }

  /**
   * A record that is yet to be written.
   *
   * @param folder the file's folder
   * @param warnings receives a message when writing fails, and when it works again
   */
  public RunRecordFile(
      Path path,
      WatchedFolder folder,
      Facts facts,
      Former former,
      InstantSource clock,
      Consumer<String> warnings) {
    this.path = path;
    this.folder = folder;
    this.facts = facts;
    this.former = former;
    this.clock = clock;
    this.warnings = warnings;
    this.evaluations = new ArrayList<>(former.results().evaluations());
    this.epochsDone = former.results().epochsDone();
    this.stepsDone = former.results().stepsDone();
    this.clocks = former.results().clocks();
  }

  @Override
  public void started(RunDescription description) {
    write();
  }

  @Override
  public void step(StepReport report) {
    stepsDone = report.step();
  }

  @Override
  public void epochEnded(EpochReport report) {
    epochsDone = report.epoch();
  }

  @Override
  public void evaluated(EvaluationReport report) {
    evaluations.add(report);
  }

  @Override
  public void timed(RunClocks times) {
    clocks = times;
    write();
  }

  @Override
  public void finished(RunSummary summary) {
    stepsDone = summary.stepsDone();
    reason = summary.stoppedBecause().orElse(null);
  }

  /** The run is over, with all that it should have, or because it was asked to stop. */
  public void ended(boolean whole) {
    state = whole ? RunState.DONE : RunState.STOPPED;
    write();
    tellLack();
  }

  /**
   * The run is over, and is a failure.
   *
   * @param sentence why
   */
  public void failed(String sentence) {
    state = RunState.FAILED;
    reason = sentence;
    write();
    tellLack();
  }

  private void tellLack() {
    if (trouble != null) {
      warnings.accept("%s does not have the run's end (%s)".formatted(PathText.of(path), trouble));
    }
  }

  private void write() {
    // A channel that an interrupted thread writes to closes itself.
    boolean interrupted = Thread.interrupted();
    try {
      folder.hold();
      ByteBuffer content = ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
      AtomicFile.write(path, channel -> writeAll(content, channel));
      if (trouble != null) {
        trouble = null;
        warnings.accept("%s can be written again".formatted(PathText.of(path)));
      }
    } catch (IOException e) {
      fails(IoErrorText.words(e));
    } catch (Problem e) {
      fails(
          e.getCause() instanceof IOException cause
              ? IoErrorText.words(cause)
              : String.valueOf(e.getMessage()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void writeAll(ByteBuffer content, WritableByteChannel channel) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }

  private void fails(String words) {
    boolean known = trouble != null;
    trouble = words;
    if (!known) {
      warnings.accept(
          "%s can't be written (%s), and the run goes on; make room or put the folder back"
              .formatted(PathText.of(path), words));
    }
  }

  private String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT).put("state", state.word()).put("reason", reason);
    json.put("started", former.started().toString()).put("updated", clock.instant().toString());
    ProcessHandle process = ProcessHandle.current();
    ObjectNode own = json.putObject("process").put("pid", process.pid());
    own.put("started", process.info().startInstant().map(Instant::toString).orElse(null));
    facts.putInto(json, state != RunState.RUNNING);
    json.set("results", ResultsJson.of(new RunResults(epochsDone, stepsDone, evaluations, clocks)));
    json.set("clocks", ClocksJson.of(clocks));
    json.set("restarts", ResultsJson.restarts(former.restarts()));
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
