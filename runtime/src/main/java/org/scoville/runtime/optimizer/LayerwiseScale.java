package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What optimizers that scale each parameter's step by its length have in common.
 *
 * <p>Scripts don't cut lists: libtorch 2.7 takes a cut list for a new one and drops what is only
 * done to its arrays.
 */
final class LayerwiseScale {
  /** The length of each array of a list, and the factors that make steps as long as parameters. */
  static final String METHODS =
      """
        def lengths(self: __torch__.M, l: List[Tensor]) -> Tensor:
          return torch.stack(torch._foreach_norm(l, 2), 0)
        def trust(self: __torch__.M, p: Tensor, g: Tensor, ratio: Tensor, adapting: int) -> Tensor:
          one = torch.ones_like(p)
          r = torch.where(torch.gt(p, 0), torch.where(torch.gt(g, 0), ratio, one), one)
          torch.fill_(torch.slice(r, 0, adapting, None, 1), 1.)
          return r
      """;

  private LayerwiseScale() {}

  /**
   * Which parameters decay and which are scaled; those that decay come first.
   *
   * @param decayingParameters number of parameters that decay
   * @param decayingValues number of values in them
   * @param adaptingParameters number of parameters whose step is made as long as themselves
   * @param clip whether that may not lengthen a step
   */
  record TrustScope(
      int decayingParameters, long decayingValues, int adaptingParameters, boolean clip) {}

  /**
   * An array in the order of the parameters.
   *
   * @param all in one array
   * @param slices the same, an array a parameter
   */
  record Split(NDArray all, List<NDArray> slices) {}
}
