package org.scoville.runtime.algorithm;

import org.scoville.algorithm.StochasticDepth;

/**
 * The rate of {@link StochasticDepth} over a run, with its warm-up.
 *
 * @param record its hyperparameters
 * @param timing the run
 */
record DropSchedule(StochasticDepth record, RunTiming timing) {

  /**
   * The rate of a block, counted from 0, in a batch, counted from 1; float32 as in the reference.
   */
  double rate(int block, int blocks, long batch) {
    double share =
        switch (record.distribution()) {
          case LINEAR -> (block + 1.0) / blocks;
          case UNIFORM -> 1;
        };
    return (float) (share * climbed(batch));
  }

  /** The rate that is spread over the blocks. */
  private double climbed(long batch) {
    double warmup = record.warmupFraction();
    if (warmup == 0) {
      return record.dropRate();
    }
    long index = Math.max(batch - 1, 0);
    long step =
        switch (record.granularity()) {
          case BATCH -> index;
          case EPOCH -> index / timing.batchesPerEpoch();
        };
    long steps =
        switch (record.granularity()) {
          case BATCH -> timing.batches();
          case EPOCH -> (timing.batches() - 1) / timing.batchesPerEpoch() + 1;
        };
    if ((double) step / steps >= warmup) {
      if (record.exact()) {
        return record.dropRate();
      }
      step = lastWithin(warmup, steps);
    }
    return (double) step / steps / warmup * record.dropRate();
  }

  /** The last step that begins within the warm-up; the reference keeps its rate from then on. */
  private static long lastWithin(double warmup, long steps) {
    long step = (long) Math.ceil(warmup * steps);
    while (step > 0 && (double) step / steps >= warmup) {
      step--;
    }
    return step;
  }
}
