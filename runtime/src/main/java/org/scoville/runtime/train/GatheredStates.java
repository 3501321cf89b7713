package org.scoville.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.StepScope;

/**
 * The copies of what ranks of other processes keep of their own, which rank 0 needs for a
 * checkpoint. What all ranks have alike, it has itself.
 */
final class GatheredStates {
  private final List<StateCopy> others = new ArrayList<>();

  /**
   * Sends this rank's copy to rank 0, and there receives those of other processes; all ranks call
   * it, each with a copy of the same parts.
   *
   * @return on rank 0 the copies of all ranks of other processes, in order; elsewhere none
   */
  List<StateCopy> exchange(int rank, StateCopy own, RankGroup group, Replica replica) {
    for (int root = group.local(); root < group.size(); root++) {
      exchange(rank, root, own, group, replica);
    }
    return List.copyOf(others);
  }

  private void exchange(int rank, int root, StateCopy own, RankGroup group, Replica replica) {
    StateWalk received = rank == 0 ? received(root - group.local(), replica) : null;
    for (StateCopy.Named named : own.arrays()) {
      if (!named.isCommon()) {
        try (StepScope scope = replica.scope()) {
          NDArray sent = scope.manager().zeros(new Shape(named.shape()));
          if (rank == root) {
            replica.kernels().copy(named.array(), sent);
          }
          group.broadcast(rank, root, sent, replica.kernels());
          if (received != null) {
            received.own(named.name(), sent);
          }
        }
      }
    }
    new TreeMap<>(own.own())
        .forEach(
            (name, numbers) -> {
              long[] sent = new long[numbers.size()];
              for (int i = 0; rank == root && i < sent.length; i++) {
                sent[i] = numbers.get(i);
              }
              long[] sum = group.sum(rank, sent);
              if (received != null) {
                received.own(name, sum);
              }
            });
  }

  private StateWalk received(int number, Replica replica) {
    if (number == others.size()) {
      others.add(replica.stateCopyOfAnother());
    }
    return others.get(number).walk();
  }
}
