package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.scoville.runtime.checkpoint.Checkpoint;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.train.CheckpointSink;
import org.scoville.runtime.train.Outcome;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.ResultSink;
import org.scoville.runtime.train.RunKeeping;
import org.scoville.runtime.train.RunStart;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.Training;

/**
 * The part of a run in a process that isn't the first: it trains, and leaves files and progress to
 * the first.
 */
final class FollowingRun {
  private final ProcessGroup processes;
  private final StopRequest stop;
  private final Consumer<String> warnings;

  /**
   * A part of a run.
   *
   * @param warnings receives what is wrong with this process's images
   */
  FollowingRun(ProcessGroup processes, StopRequest stop, Consumer<String> warnings) {
    this.processes = processes;
    this.stop = stop;
    this.warnings = warnings;
  }

  /**
   * Trains together with the first process, which has made all files.
   *
   * @return whether the run reached its end
   */
  boolean run(PreparedRun run, RunAccord accord) throws InterruptedException {
    accord.compare(run);
    Optional<RunStart> start = accord.checkpoint(Optional.empty()).map(FollowingRun::start);
    RunListener listener =
        new RunListener() {
          @Override
          public void warned(String warning) {
            warnings.accept(warning);
          }
        };
    Outcome outcome =
        Training.run(
            run.parts(),
            run.settings(),
            run.devices(),
            run.data(),
            listener,
            stop,
            new RunKeeping(new NoFiles(), CheckpointSink.NONE, start),
            processes.ranks(run.devices().size()));
    return !outcome.stopped();
  }

  private static RunStart start(Path file) {
    Checkpoint checkpoint = CheckpointFile.read(file);
    return new RunStart(checkpoint, RunFacts.position(file, checkpoint.facts()).progress());
  }

  /** Only rank 0 writes weights. */
  private static final class NoFiles implements ResultSink {
    @Override
    public void keep(Replica replica) {
      throw new IllegalStateException("only rank 0 keeps results");
    }

    @Override
    public void rescue(Replica replica, long steps) {
      throw new IllegalStateException("only rank 0 keeps results");
    }
  }
}
