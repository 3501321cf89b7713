package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * The common part of optimizers that scale each parameter's step by a trust ratio, LARS and LAMB.
 *
 * <p>Scripts must not slice lists: libtorch 2.7 treats a slice as a new list and removes operations
 * in place on its elements.
 */
final class LayerwiseScale {
  /**
   * TorchScript methods: the L2 norm of each array of a list, and trust ratios that are 1 where a
   * norm is 0.
   */
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
   * The parameters that decay and those that have a trust ratio; both are a prefix of all.
   *
   * @param decayingParameters number of parameters that decay
   * @param decayingValues number of values in them
   * @param adaptingParameters number of parameters with a trust ratio
   * @param clip whether the trust ratio is clipped
   */
  record TrustScope(
      int decayingParameters, long decayingValues, int adaptingParameters, boolean clip) {}

  /**
   * An array in the order of the parameters.
   *
   * @param all in one array
   * @param slices the same, an array for each parameter
   */
  record Split(NDArray all, List<NDArray> slices) {}
}
