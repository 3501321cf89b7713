package org.scoville.runtime.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.train.StopRequest;

/**
 * Handles SIGTERM, Ctrl-C and a closed terminal: prints a line at once and then ends the run.
 *
 * <p>The trained weights are written first; before the first step there is nothing to keep and the
 * process ends. A second signal ends the process at once.
 *
 * <p>The process is not left to the JVM's shutdown: that would hear no second signal, and its C++
 * destructors crash under threads that are still in libtorch.
 */
final class StopSignal implements StopRequest, AutoCloseable {
  /** Enough to print a line and delete a folder, and no longer than a user waits. */
  private static final long JOIN_TIMEOUT_MILLIS = 500;

  private final Consumer<String> err;
  private final String atStart;
  private final List<Runnable> restored = new ArrayList<>();
  private final List<Runnable> tidying = new CopyOnWriteArrayList<>();
  private volatile IntConsumer exit = code -> Runtime.getRuntime().halt(code);
  private volatile String lineBreak = "";
  private volatile String together = "";

  private Stage stage = Stage.START;
  private long number;
  private boolean ending;
  private volatile @Nullable ProcessSignal first;

  private StopSignal(Consumer<String> err, String atStart) {
    this.err = err;
    this.atStart = atStart;
  }

  /** Listens until closed, for a run. */
  static StopSignal listening(Consumer<String> err) {
    return listening(err, "nothing is trained yet, so there is nothing to finish");
  }

  /**
   * Listens until closed.
   *
   * @param atStart what happens to what was begun, before a first step
   */
  static StopSignal listening(Consumer<String> err, String atStart) {
    StopSignal stop = new StopSignal(err, atStart);
    for (ProcessSignal signal : ProcessSignal.values()) {
      stop.listen(signal);
    }
    return stop;
  }

  private void listen(ProcessSignal signal) {
    try {
      restored.add(signal.handle(() -> received(signal)));
    } catch (IllegalArgumentException e) {
      // Windows has no SIGHUP; with -Xrs the system's own handling is asked for, which ends the
      // process.
    }
  }

  /**
   * Ends the process by this from now on, without C++ destructors, because native code has been
   * loaded.
   */
  void exitWith(IntConsumer exit) {
    this.exit = exit;
  }

  /** Starts its lines with a line break, because the progress line of a terminal has no end. */
  void besideProgress() {
    lineBreak = System.lineSeparator();
  }

  /**
   * Ends the process at the first signal already: a launcher that ends several processes kills them
   * a second later, so nothing may be begun.
   *
   * @param name what the process is called in its line
   */
  void endsAtOnce(String name) {
    together = name;
  }

  /** Adds something to be tidied up also if the process ends at once. */
  void tidy(Runnable leftover) {
    tidying.add(leftover);
  }

  /** The exit code of a run that was asked to stop. */
  int code() {
    ProcessSignal asked = first;
    return asked == null ? ExitCode.STOPPED : asked.exitCode();
  }

  @Override
  public boolean getAsBoolean() {
    return first != null;
  }

  @Override
  public synchronized void during(Stage stage, long number) {
    if (!ending) {
      this.stage = stage;
      this.number = number;
      return;
    }
    // The process is about to end; nothing may be begun that would then be half done.
    while (ending) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void received(ProcessSignal signal) {
    String answer;
    boolean end;
    synchronized (this) {
      end = first != null || stage == Stage.START || !together.isEmpty();
      ending = end;
      answer = "scoville: SIG%s: %s".formatted(signal, first == null ? answer() : "ends at once");
      first = signal;
    }
    print(answer, end ? tidying : List.of());
    if (end) {
      exit.accept(signal.exitCode());
    }
  }

  private String answer() {
    if (!together.isEmpty()) {
      return "%s ends at once, %s; all processes end, and a run with a checkpoint goes on by scoville resume"
          .formatted(together, place());
    }
    String then = "; once more ends the process at once";
    return switch (stage) {
      case START -> atStart;
      case STEP ->
          "step %d ends at its next micro-batch, then the weights are written".formatted(number)
              + then;
      case EVALUATION ->
          "the evaluation after epoch %d is broken off, then the weights are written"
                  .formatted(number)
              + then;
      case WRITING -> "the weights of step %d are being written".formatted(number) + then;
    };
  }

  private String place() {
    return switch (stage) {
      case START -> "before the first step";
      case STEP -> "in step " + number;
      case EVALUATION -> "in the evaluation after epoch " + number;
      case WRITING -> "while the weights of step %d are written".formatted(number);
    };
  }

  /** Prints the line, with a time limit: standard error may be a pipe that is no longer read. */
  private void print(String answer, List<Runnable> then) {
    Thread thread =
        new Thread(
            () -> {
              err.accept(lineBreak + answer);
              then.forEach(this::tidyUp);
            },
            "scoville-answer");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(JOIN_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that fails keeps none of the others from their work. */
  private void tidyUp(Runnable leftover) {
    try {
      leftover.run();
    } catch (RuntimeException e) {
      err.accept("scoville: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    restored.forEach(Runnable::run);
  }
}
