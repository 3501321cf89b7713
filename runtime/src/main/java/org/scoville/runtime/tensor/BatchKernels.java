package org.scoville.runtime.tensor;

import static org.scoville.runtime.tensor.ScriptArguments.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * Operations on a batch: images (N, C, H, W) or targets, each in few passes over memory.
 *
 * <p>They return new arrays and don't change their arguments, because a second pass of the step may
 * need them again. Images keep their layout in memory: libtorch's own selections would silently
 * turn channels-last images into channels-first ones.
 */
public final class BatchKernels {
  static final String METHODS =
      """
        def blend(self: __torch__.M, x: Tensor, pool: Tensor, i: Tensor, s: float) -> Tensor:
          return torch.lerp_(torch.index_select(pool, 0, i), x, s)
        def blend_last(self: __torch__.M, x: Tensor, pool: Tensor, i: Tensor, s: float) -> Tensor:
          p = torch.index_select(torch.permute(pool, [0, 2, 3, 1]), 0, i)
          return torch.lerp_(torch.permute(p, [0, 3, 1, 2]), x, s)
        def window(self: __torch__.M, x: Tensor, r: List[int]) -> Tensor:
          return torch.slice(torch.slice(x, -2, r[0], r[2], 1), -1, r[1], r[3], 1)
        def paste(self: __torch__.M, x: Tensor, i: Tensor, r: List[int]) -> Tensor:
          y = torch.clone(x)
          p = torch.index_select(self.window(x, r), 0, i)
          w = torch.copy_(self.window(y, r), p)
          return y
        def paste_last(self: __torch__.M, x: Tensor, i: Tensor, r: List[int]) -> Tensor:
          y = torch.clone(x)
          p = torch.index_select(torch.permute(self.window(x, r), [0, 2, 3, 1]), 0, i)
          w = torch.copy_(self.window(y, r), torch.permute(p, [0, 3, 1, 2]))
          return y
        def blank(self: __torch__.M, x: Tensor, r: List[List[int]]) -> Tensor:
          y = torch.clone(x)
          for b in r:
            w = torch.mul_(self.window(y, b), 0)
          return y
        def pick(self: __torch__.M, x: Tensor, r: Tensor, c: Tensor) -> Tensor:
          return torch.index_select(torch.index_select(x, -2, r), -1, c)
        def pick_last(self: __torch__.M, x: Tensor, r: Tensor, c: Tensor) -> Tensor:
          y = torch.index_select(torch.permute(x, [0, 2, 3, 1]), 1, r)
          return torch.permute(torch.index_select(y, 2, c), [0, 3, 1, 2])
        def crop(self: __torch__.M, x: Tensor, r: List[int], layout: int) -> Tensor:
          return torch.contiguous(self.window(x, r), memory_format=layout)
        def nearest(self: __torch__.M, x: Tensor, size: List[int], h: float, w: float) -> Tensor:
          return torch.upsample_nearest2d(x, size, h, w)
        def bilinear(self: __torch__.M, x: Tensor, size: List[int]) -> Tensor:
          return torch.upsample_bilinear2d(x, size, False, None, None)
        def antialiased(self: __torch__.M, x: Tensor, size: List[int], layout: int) -> Tensor:
          y = torch._upsample_bilinear2d_aa(x, size, False, None, None)
          return torch.contiguous(y, memory_format=layout)
        def affine(self: __torch__.M, x: Tensor, a: float, b: float) -> Tensor:
          return torch.add_(torch.mul(x, a), b)
      """;

  /** Values of libtorch's {@code c10::MemoryFormat}. */
  private static final long CONTIGUOUS = 0;

  private static final long CHANNELS_LAST = 2;

  private final Kernels kernels;

  BatchKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * {@code (1 - weight) x + weight pool[partners]}.
   *
   * @param partners row of the pool for each row of x, int64
   */
  public NDArray blend(NDArray x, NDArray pool, long[] partners, double weight) {
    return call(
        kernels.channelsLast(pool) ? "blend_last" : "blend",
        x,
        tensor(pool),
        index(x, partners),
        IValue.from(1 - weight));
  }

  /** The images with a box of their partners in place of their own. */
  public NDArray paste(NDArray images, long[] partners, Box box) {
    return call(
        kernels.channelsLast(images) ? "paste_last" : "paste",
        images,
        index(images, partners),
        ints(box));
  }

  /** The images times 0 in some boxes. */
  public NDArray blank(NDArray images, List<Box> boxes) {
    return call(
        "blank",
        images,
        IValue.listFrom(boxes.stream().map(BatchKernels::ints).toArray(IValue[]::new)));
  }

  /** The rows and columns of these numbers, from the last two axes of images or targets. */
  public NDArray pick(NDArray x, long[] rows, long[] columns) {
    return call(
        kernels.channelsLast(x) ? "pick_last" : "pick", x, index(x, rows), index(x, columns));
  }

  /** A box of each image. */
  public NDArray crop(NDArray images, Box box) {
    return call("crop", images, ints(box), layout(images));
  }

  /**
   * The nearest pixels, at {@code floor(index float32(1 / scale))}.
   *
   * @param verticalScale new height over old, which needs not be the sizes' quotient
   * @param horizontalScale new width over old, likewise
   */
  public NDArray nearest(
      NDArray images, int height, int width, double verticalScale, double horizontalScale) {
    return call(
        "nearest",
        images,
        IValue.listFrom(height, width),
        IValue.from(verticalScale),
        IValue.from(horizontalScale));
  }

  /** Plain bilinear interpolation of the four neighbors. */
  public NDArray bilinear(NDArray images, int height, int width) {
    return call("bilinear", images, IValue.listFrom(height, width));
  }

  /** Bilinear interpolation with antialiasing, which averages over the area of each new pixel. */
  public NDArray antialiased(NDArray images, int height, int width) {
    return call("antialiased", images, IValue.listFrom(height, width), layout(images));
  }

  /** {@code a x + b}. */
  public NDArray affine(NDArray x, double a, double b) {
    return call("affine", x, IValue.from(a), IValue.from(b));
  }

  private NDArray call(String method, NDArray x, IValue... more) {
    IValue[] arguments = new IValue[more.length + 1];
    arguments[0] = tensor(x);
    System.arraycopy(more, 0, arguments, 1, more.length);
    return kernels.call(method, x, arguments);
  }

  private IValue layout(NDArray images) {
    return IValue.from(kernels.channelsLast(images) ? CHANNELS_LAST : CONTIGUOUS);
  }

  private static IValue index(NDArray near, long[] numbers) {
    return tensor(near.getManager().create(numbers));
  }

  private static IValue ints(Box box) {
    return IValue.listFrom(box.top(), box.left(), box.bottom(), box.right());
  }
}
