package org.scoville.runtime.train;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.Stateful;
import org.scoville.runtime.algorithm.Stateless;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.Kernels;

/** All that a replica keeps from step to step: weights, optimizer, algorithms. */
final class ReplicaState {
  private final Weights weights;
  private final Updater updater;
  private final Map<Class<?>, Behavior> behaviors;
  private final NDManager owner;
  private final Kernels kernels;

  ReplicaState(
      Weights weights,
      Updater updater,
      Map<Class<?>, Behavior> behaviors,
      NDManager owner,
      Kernels kernels) {
    this.weights = weights;
    this.updater = updater;
    this.behaviors = behaviors;
    this.owner = owner;
    this.kernels = kernels;
  }

  /** Saves or restores everything. */
  void walk(StateWalk walk) {
    weights.state(walk.in("weights"));
    updater.state(walk.in("optimizer"));
    for (Class<?> type : ordered()) {
      if (behaviors.get(type) instanceof Stateful behavior) {
        behavior.state(walk.in(type.getSimpleName()), weights, owner, kernels);
      }
    }
  }

  /** The bytes of everything, with the averages that are still to come. */
  StateSize size() {
    StateSize size = new StateSize();
    walk(size);
    for (Behavior behavior : behaviors.values()) {
      int averages = behavior instanceof Stateful stateful ? stateful.averagesToCome() : 0;
      for (int each = 0; each < averages; each++) {
        weights.state(size);
      }
    }
    return size;
  }

  /** The algorithms in an order that doesn't change from process to process. */
  private List<Class<?>> ordered() {
    List<Class<?>> types = new ArrayList<>(behaviors.keySet());
    types.sort((a, b) -> a.getName().compareTo(b.getName()));
    return types;
  }

  /** The algorithms of which nothing says what they keep. */
  static List<String> silent(Map<Class<?>, Behavior> behaviors) {
    return behaviors.entrySet().stream()
        .filter(
            entry ->
                !(entry.getValue() instanceof Stateful || entry.getValue() instanceof Stateless))
        .map(entry -> entry.getKey().getSimpleName())
        .sorted()
        .toList();
  }
}
