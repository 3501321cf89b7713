package com.example.lookahead;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.algorithm.AverageBehavior;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.Stateful;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.Kernels;

/**
 * Performs {@link Lookahead}: keeps the slow weights, and sets the trained weights to them.
 *
 * <p>It depends on the weights and the number of steps alone, so replicas stay equal.
 */
public final class LookaheadAverage implements AverageBehavior, Stateful {
  private final Lookahead record;
  private final RunTiming timing;
  private @Nullable Weights slow;
  private long steps;
  private boolean over;

  /** The behavior in a run. */
  public LookaheadAverage(Lookahead record, RunTiming timing) {
    this.record = record;
    this.timing = timing;
  }

  @Override
  public void before(Weights weights, long batch, NDManager owner, Kernels kernels) {
    boolean acts = timing.in(batch);
    if (slow == null && acts) {
      slow = weights.copy(owner, kernels);
    }
    over |= slow != null && !acts;
  }

  @Override
  public void after(Weights weights, long batch, NDManager owner, Kernels kernels) {
    if (slow == null || !timing.in(batch)) {
      return;
    }
    steps++;
    if (steps % record.syncBatches() == 0) {
      kernels.blend(slow.parameters().values(), weights.parameters().values(), record.slowStep());
      kernels.copy(slow.parameters().values(), weights.parameters().values());
      slow.become(weights, kernels);
    }
  }

  @Override
  public void state(StateWalk walk, Weights weights, NDManager owner, Kernels kernels) {
    steps = walk.number("steps", steps);
    over = walk.flag("over", over);
    if (walk.flag("begun", slow != null)) {
      slow = slow == null ? weights.copy(owner, kernels) : slow;
      slow.state(walk.in("slow"));
    }
  }

  @Override
  public int averagesToCome() {
    return slow == null ? 1 : 0;
  }

  @Override
  public Optional<Weights> average() {
    // After its window the slow weights are no longer updated and so not evaluated.
    return Optional.ofNullable(slow).filter(weights -> !over);
  }
}
