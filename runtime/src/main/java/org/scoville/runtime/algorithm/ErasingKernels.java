package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Script;

/** Kernels that fill boxes of a batch's images at once, and generate noise to fill them with. */
final class ErasingKernels {
  private static final Script SCRIPT =
      new Script(
          "RandomErasing",
          """
          def positions(self: __torch__.M, n: int, x: Tensor) -> Tensor:
            return torch.arange(n, dtype=4, layout=0, device=ops.prim.device(x), pin_memory=False)
          def erase(self: __torch__.M, x: Tensor, rows: Tensor, box: Tensor, fill: Tensor) -> Tensor:
            y = torch.clone(x)
            last = torch.permute(y, [0, 2, 3, 1])
            v = torch.view((self).positions(torch.size(x, 2), x), [1, -1, 1, 1])
            u = torch.view((self).positions(torch.size(x, 3), x), [1, 1, -1, 1])
            b = torch.view(box, [4, -1, 1, 1, 1])
            down = torch.logical_and(torch.ge(v, torch.select(b, 0, 0)), torch.lt(v, torch.select(b, 0, 1)))
            across = torch.logical_and(torch.ge(u, torch.select(b, 0, 2)), torch.lt(u, torch.select(b, 0, 3)))
            erased = torch.where(torch.logical_and(down, across), fill, torch.index_select(last, 0, rows))
            torch.index_copy_(last, 0, rows, erased)
            return y
          def mix(self: __torch__.M, x: Tensor) -> Tensor:
            y = torch.mul(torch.bitwise_xor(x, torch.bitwise_and(torch.bitwise_right_shift(x, 30), 17179869183)), -4658895280553007687)
            z = torch.mul(torch.bitwise_xor(y, torch.bitwise_and(torch.bitwise_right_shift(y, 27), 137438953471)), -7723592293110705685)
            return torch.bitwise_xor(z, torch.bitwise_and(torch.bitwise_right_shift(z, 31), 8589934591))
          def noise(self: __torch__.M, keys: Tensor, h: int, w: int, c: int) -> Tensor:
            i = torch.view((self).positions(torch.mul(torch.mul(h, w), c), keys), [1, h, w, c])
            counter = torch.mul(torch.add(i, 1), -7046029254386353131)
            bits = (self).mix(torch.add(counter, torch.view(keys, [-1, 1, 1, 1])))
            one = torch.add(torch.to(torch.bitwise_and(torch.bitwise_right_shift(bits, 32), 4294967295), 6), 0.5)
            two = torch.to(torch.bitwise_and(bits, 4294967295), 6)
            radius = torch.sqrt(torch.mul(torch.log(torch.mul(one, 2.3283064365386963e-10)), -2.))
            return torch.mul(radius, torch.cos(torch.mul(two, 1.4629180792671596e-09)))
        """);

  private ErasingKernels() {}

  /**
   * Copies of images (N, C, H, W) in which one box each of some of them is filled, in the same
   * layout.
   *
   * @param rows numbers of these R images, int64
   * @param boxes for all of them the first row, then the row after the last, the first column, the
   *     column after the last: (4, R), int64
   * @param fill what replaces the pixels, to be spread over (R, H, W, C), float32
   */
  static NDArray erase(NDArray images, NDArray rows, NDArray boxes, NDArray fill, Kernels kernels) {
    return kernels.call(SCRIPT, "erase", images, rows, boxes, fill);
  }

  /**
   * Standard normal noise that follows from keys alone, on every device: number i of a key is made
   * by Box and Muller from the halves of the (i + 1)th number that SplitMix64 draws from it.
   *
   * @param keys a key for each image, int64
   * @return (keys, height, width, channels), float32
   */
  static NDArray noise(NDArray keys, long height, long width, long channels, Kernels kernels) {
    return kernels.call(SCRIPT, "noise", keys, height, width, channels);
  }
}
