package org.scoville.runtime.train;

import org.jspecify.annotations.Nullable;
import org.scoville.runtime.checkpoint.Checkpoint;

/** Where a resumed run goes on; its checkpoint is kept until all replicas have restored it. */
public final class RunStart {
  private final RunProgress progress;
  private @Nullable Checkpoint checkpoint;

  /**
   * A start.
   *
   * @param checkpoint the state of its replicas
   * @param progress how far it had come
   */
  public RunStart(Checkpoint checkpoint, RunProgress progress) {
    this.checkpoint = checkpoint;
    this.progress = progress;
  }

  /** How far the run had come. */
  public RunProgress progress() {
    return progress;
  }

  /**
   * The state of its replicas.
   *
   * @throws IllegalStateException if it has been released
   */
  synchronized Checkpoint checkpoint() {
    if (checkpoint == null) {
      throw new IllegalStateException("the checkpoint has been released; restore before that");
    }
    return checkpoint;
  }

  /** Gives the state up, which would take memory for the whole run. */
  public synchronized void release() {
    checkpoint = null;
  }
}
