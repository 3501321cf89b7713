package org.scoville.runtime.train;

import java.util.List;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;

/**
 * Says when a run's state is to be copied, and writes the copies. Asked on rank 0's thread, between
 * two steps.
 */
public interface CheckpointSink {
  /** Never copies anything. */
  CheckpointSink NONE =
      new CheckpointSink() {
        @Override
        public void starts(StateSize state, int replicas) {}

        @Override
        public boolean isDue(Moment moment, long step) {
          return false;
        }

        @Override
        public void take(RunProgress progress, List<StateCopy> replicas) {}

        @Override
        public void withdraw() {}

        @Override
        public void settle() {}
      };

  /** The moments at which a run's state can be copied. */
  enum Moment {
    /** After a step that doesn't end its epoch. */
    STEP,
    /** After the last step of an epoch, before its evaluation if it has one. */
    EPOCH,
    /** After an evaluation. */
    EVALUATION,
    /** At the last step, or because the run was asked to stop: the copy must not be left out. */
    END
  }

  /**
   * Tells before the first step how much memory copies will take.
   *
   * @param state the bytes of one replica's state; rank 0's copy has all of them, those of the
   *     other ranks only what is their own
   * @param replicas how many replicas there are
   */
  void starts(StateSize state, int replicas);

  /**
   * Whether a copy is to be made now. Once it has said yes no copy is being written any more.
   *
   * @param step optimizer steps taken
   */
  boolean isDue(Moment moment, long step);

  /**
   * Takes copies, to be written while the run goes on.
   *
   * @param replicas the state of each replica, by rank; stays as it is until the next copy is due
   */
  void take(RunProgress progress, List<StateCopy> replicas);

  /** A copy that was due, if there is one, will not be taken. */
  void withdraw();

  /**
   * Waits until no copy is being written, nor one that is due still to come; called on any
   * replica's thread.
   */
  void settle();
}
