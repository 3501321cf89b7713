package org.scoville.runtime.train;

import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.tensor.FloatType;

/**
 * The numbers of a run.
 *
 * @param epochs passes over the training images
 * @param stepsPerEpoch optimizer steps of an epoch
 * @param batchSize images of a step, over all replicas
 * @param microBatch images that go through a network at once; 0 means a replica's whole share
 * @param seed seed of all randomness
 * @param threads threads that an operation of one replica may use
 * @param evaluateEvery epochs between evaluations; 0 means only after the last
 * @param precision arithmetic of the passes through the network: FP32 or BF16
 */
public record RunSettings(
    int epochs,
    long stepsPerEpoch,
    int batchSize,
    int microBatch,
    long seed,
    int threads,
    int evaluateEvery,
    Precision precision) {

  /** Checks that the precision is one to train in. */
  public RunSettings {
    if (FloatType.valueOf(precision.name()) == FloatType.FP16) {
      throw new IllegalArgumentException(
          "FP16 needs a loss scale, which this version lacks; train in BF16 or FP32");
    }
  }

  /** The type that passes calculate in. */
  FloatType floatType() {
    return FloatType.valueOf(precision.name());
  }

  /** Optimizer steps of the run. */
  public long steps() {
    return epochs * stepsPerEpoch;
  }

  /** Whether an epoch, counted from 1, ends with an evaluation. */
  public boolean evaluatesAfter(int epoch) {
    return epoch == epochs || (evaluateEvery > 0 && epoch % evaluateEvery == 0);
  }

  /** The timing of an algorithm within this run. */
  RunTiming runTiming(Timing timing) {
    return new RunTiming(timing, steps(), stepsPerEpoch);
  }
}
