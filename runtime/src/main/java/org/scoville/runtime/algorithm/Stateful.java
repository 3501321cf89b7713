package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDManager;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.Kernels;

/**
 * Says what a behavior keeps from one step to the next, so that a run can be resumed to the same
 * bits.
 */
public interface Stateful {
  /**
   * Names all that is kept, in the same order whether it is saved or restored. What doesn't exist
   * yet when it is restored, such as an average, is made first.
   *
   * @param walk saves or restores
   * @param weights the trained weights, which have been restored before
   * @param owner frees what is made, at the end of the run
   */
  void state(StateWalk walk, Weights weights, NDManager owner, Kernels kernels);

  /**
   * How many copies of all weights and statistics it doesn't keep yet and will keep later in the
   * run, such as an average that begins with the run's second half. Their memory is told at the
   * start of a run.
   */
  default int averagesToCome() {
    return 0;
  }
}
