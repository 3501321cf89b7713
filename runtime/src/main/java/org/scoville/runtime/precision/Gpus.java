package org.scoville.runtime.precision;

import java.util.List;

/**
 * The GPUs that a process may use, as far as they can be asked.
 *
 * @param capabilities their compute capabilities, in the order of {@code cuda:0, cuda:1 ...}
 * @param problem why they can't be asked, or empty
 */
public record Gpus(List<ComputeCapability> capabilities, String problem) {
  /** Copies the list. */
  public Gpus {
    capabilities = List.copyOf(capabilities);
  }

  /** GPUs that were asked; none is an answer, too. */
  public static Gpus of(ComputeCapability... capabilities) {
    return new Gpus(List.of(capabilities), "");
  }

  /**
   * GPUs that can't be asked.
   *
   * @param problem why, as a clause: {@code libcuda.so.1 can't be loaded}
   */
  public static Gpus unknown(String problem) {
    return new Gpus(List.of(), problem);
  }

  /** Whether they could be asked. */
  public boolean areKnown() {
    return problem.isEmpty();
  }
}
