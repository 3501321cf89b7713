package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptDoor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations that DJL does not expose, as a small TorchScript library: fused updates in place,
 * concatenation into an existing array, strides.
 *
 * <p>A call costs about 5 microseconds. One instance belongs to one thread: libtorch's interpreter
 * keeps profiling state in a module.
 */
public final class Kernels implements AutoCloseable {
  private static final String METHODS =
      """
        def lerp(self: __torch__.M, y: Tensor, x: Tensor, b: float) -> Tensor:
          return torch.lerp_(y, x, b)
        def scale(self: __torch__.M, y: Tensor, a: float) -> Tensor:
          return torch.mul_(y, a)
        def add_scaled(self: __torch__.M, y: Tensor, x: Tensor, b: float) -> Tensor:
          return torch.add_(y, x, alpha=b)
        def relu(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.relu_(x)
        def climb(self: __torch__.M, g: Tensor, rho: float, eps: float) -> Tensor:
          return torch.mul(g, torch.mul(torch.reciprocal(torch.add(torch.norm(g), eps)), rho))
        def copy(self: __torch__.M, y: Tensor, x: Tensor) -> Tensor:
          return torch.copy_(y, x)
        def max_pool(self: __torch__.M, x: Tensor, k: int, s: int, p: int, d: int, ceil: bool) -> Tensor:
          return torch.max_pool2d(x, [k, k], [s, s], [p, p], [d, d], ceil)
        def add_share(self: __torch__.M, y: Tensor, x: Tensor, share: float) -> Tensor:
          return torch.add(y, x, alpha=share)
        def add_masked(self: __torch__.M, y: Tensor, x: Tensor, mask: Tensor) -> Tensor:
          return torch.addcmul(y, x, mask)
        def rows(self: __torch__.M, x: Tensor, start: int, end: int) -> Tensor:
          return torch.slice(x, 0, start, end, 1)
        def take(self: __torch__.M, x: Tensor, i: Tensor) -> Tensor:
          return torch.index_select(x, 0, i)
        def take_last(self: __torch__.M, x: Tensor, i: Tensor) -> Tensor:
          y = torch.index_select(torch.permute(x, [0, 2, 3, 1]), 0, i)
          return torch.permute(y, [0, 3, 1, 2])
        def cat_into(self: __torch__.M, out: Tensor, l: List[Tensor]) -> Tensor:
          return torch.cat(l, 0, out=out)
        def normalise(self: __torch__.M, x: Tensor, mean: Tensor, deviation: Tensor) -> Tensor:
          return torch.div_(torch.sub_(torch.to(x, 6), mean), deviation)
        def finite(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.all(torch.isfinite(x))
        def answers(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.masked_fill(torch.argmax(x, 1), torch.any(torch.isnan(x), 1), -1)
        def contiguous(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.contiguous(x)
        def strides(self: __torch__.M, x: Tensor) -> List[int]:
          return torch.stride(x)
        def softplus_loss(self: __torch__.M, x: Tensor, t: Tensor) -> Tensor:
          return torch.sum(torch.binary_cross_entropy_with_logits(x, t, None, None, 0))
        def above(self: __torch__.M, x: Tensor, a: float) -> Tensor:
          return torch.to(torch.gt(x, a), 6)
        def cross_entropy(self: __torch__.M, x: Tensor, t: Tensor) -> Tensor:
          return torch.neg(torch.sum(torch.mul(torch.log_softmax(x, 1, None), t)))
      """;

  private final long module;
  private final Convolutions convolutions;
  private final BatchKernels batches;
  private final UpdateKernels updates;
  private final ErasingKernels erasing;

  private Kernels(long module, Device device) {
    this.module = module;
    this.convolutions = new Convolutions(this, device);
    this.batches = new BatchKernels(this);
    this.updates = new UpdateKernels(this);
    this.erasing = new ErasingKernels(this);
  }

  /** Compiles the library for a device. */
  public static Kernels load(Device device) {
    byte[] archive =
        ScriptArchive.of(
            METHODS + BatchKernels.METHODS + UpdateKernels.METHODS + ErasingKernels.METHODS);
    try {
      return new Kernels(
          JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), device, true, false),
          device);
    } catch (IOException e) {
      throw new UncheckedIOException("reading an archive from memory", e);
    }
  }

  /** Operations on batches of images and targets. */
  public BatchKernels batches() {
    return batches;
  }

  /** {@code y = y + b (x - y)}, in place and in one sweep over memory. */
  public void blend(NDArray y, NDArray x, double b) {
    update("lerp", tensor(y), tensor(x), IValue.from(b));
  }

  /** {@code y = a y}, in place. */
  public void scale(NDArray y, double a) {
    update("scale", tensor(y), IValue.from(a));
  }

  /** {@code y = y + b x}, in place. */
  public void addScaled(NDArray y, NDArray x, double b) {
    update("add_scaled", tensor(y), tensor(x), IValue.from(b));
  }

  /** Boxes in images, and noise to fill them with. */
  public ErasingKernels erasing() {
    return erasing;
  }

  /** What optimizers do with all parameters at once. */
  public UpdateKernels updates() {
    return updates;
  }

  /**
   * Convolution: images (N, I, H, W), weight (O, I, k, k), float32.
   *
   * @param bias (O), or null for none
   * @param stride distance of the pixels that results are made for
   * @param padding zeros on each side, in pixels
   */
  public NDArray convolution(
      NDArray images, NDArray weight, @Nullable NDArray bias, int stride, int padding) {
    return convolutions.dense(images, weight, bias, stride, padding);
  }

  /** Rectified linear unit, in place; the backward pass needs only the result. */
  public NDArray relu(NDArray x) {
    return call("relu", x, tensor(x));
  }

  /**
   * Largest value of each square window of (N, C, H, W).
   *
   * @param padding pixels on each side that are smaller than any other
   * @param dilation distance of a window's pixels
   * @param ceil whether a window that reaches over the edge counts
   */
  public NDArray maxPool(NDArray x, int size, int stride, int padding, int dilation, boolean ceil) {
    return call(
        "max_pool",
        x,
        tensor(x),
        IValue.from((long) size),
        IValue.from((long) stride),
        IValue.from((long) padding),
        IValue.from((long) dilation),
        IValue.from(ceil));
  }

  /**
   * Each channel of (N, C, H, W) convolved with {@code (1 2 1; 2 4 2; 1 2 1) / 16} over a border of
   * zeros one pixel wide.
   *
   * @param stride keeps every {@code stride}-th pixel, beginning with the first
   */
  public NDArray blur(NDArray x, int stride) {
    return convolutions.blur(x, stride);
  }

  /** {@code y + share x}, a new array. */
  public NDArray addShare(NDArray y, NDArray x, double share) {
    return call("add_share", x, tensor(y), tensor(x), IValue.from(share));
  }

  /** {@code y + mask x}, a new array; the mask is (N, 1, 1, 1). */
  public NDArray addMasked(NDArray y, NDArray x, NDArray mask) {
    return call("add_masked", x, tensor(y), tensor(x), tensor(mask));
  }

  /** {@code gradient rho / (|gradient| + epsilon)}, a new array in the gradient's manager. */
  public NDArray climb(NDArray gradient, double rho, double epsilon) {
    return call("climb", gradient, tensor(gradient), IValue.from(rho), IValue.from(epsilon));
  }

  /** Copies {@code from} over {@code to}, across devices if need be. */
  public void copy(NDArray from, NDArray to) {
    update("copy", tensor(to), tensor(from));
  }

  /** Writes flat arrays one after the other into {@code out}. */
  public void catInto(NDArray out, List<NDArray> parts) {
    update("cat_into", tensor(out), list(parts));
  }

  /** Bytes to float32: {@code (x - mean) / deviation} along the last axis. */
  public NDArray normalise(NDArray bytes, NDArray mean, NDArray deviation) {
    return call("normalise", bytes, tensor(bytes), tensor(mean), tensor(deviation));
  }

  /** Whether there is no NaN and no infinity among the values; waits for the device. */
  public boolean isFinite(NDArray x) {
    try (NDArray all = call("finite", x, tensor(x))) {
      return all.toBooleanArray()[0];
    }
  }

  /**
   * The largest logit of each row of (N, classes), int64; -1 where one is NaN, which libtorch takes
   * for the largest.
   */
  public NDArray answers(NDArray logits) {
    return call("answers", logits, tensor(logits));
  }

  /** The same values, contiguous in the order of the axes. */
  public NDArray contiguous(NDArray x) {
    return call("contiguous", x, tensor(x));
  }

  /** Rows from {@code start} up to {@code end}, a view in another scope. */
  public NDArray rows(NDArray x, int start, int end, StepScope scope) {
    NDArray view = call("rows", x, tensor(x), IValue.from((long) start), IValue.from((long) end));
    view.attach(scope.manager());
    return view;
  }

  /**
   * Rows by number, keeping the layout in memory: libtorch's own selection would quietly turn
   * channels-last images into channels-first ones.
   *
   * @param index numbers of the rows wanted, int64
   */
  public NDArray take(NDArray x, NDArray index) {
    return call(channelsLast(x) ? "take_last" : "take", x, tensor(x), tensor(index));
  }

  /** Whether these are images whose channels lie together in memory. */
  boolean channelsLast(NDArray x) {
    return x.getShape().dimension() == 4 && strides(x)[1] == 1;
  }

  /** Strides of an array, in elements. */
  public long[] strides(NDArray x) {
    try (IValue argument = tensor(x);
        IValue result = ScriptDoor.run(module, "strides", argument)) {
      return result.toLongArray();
    }
  }

  /** Sum over all elements of the binary cross-entropy of logits with soft targets. */
  public NDArray binaryCrossEntropySum(NDArray logits, NDArray targets) {
    return call("softplus_loss", logits, tensor(logits), tensor(targets));
  }

  /** 1 where a value is above a threshold and 0 elsewhere, float32. */
  public NDArray above(NDArray x, double threshold) {
    return call("above", x, tensor(x), IValue.from(threshold));
  }

  /** Sum over all rows of the cross-entropy of logits with soft targets. */
  public NDArray crossEntropySum(NDArray logits, NDArray targets) {
    return call("cross_entropy", logits, tensor(logits), tensor(targets));
  }

  static IValue list(List<NDArray> arrays) {
    return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
  }

  static IValue tensor(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  void update(String method, IValue... arguments) {
    try {
      ScriptDoor.run(module, method, arguments).close();
    } finally {
      close(arguments);
    }
  }

  /** The result lives in the manager of the array that it is made from. */
  NDArray call(String method, NDArray owner, IValue... arguments) {
    try (IValue result = ScriptDoor.run(module, method, arguments)) {
      return result.toTensor((PtNDManager) owner.getManager());
    } finally {
      close(arguments);
    }
  }

  private static void close(IValue... values) {
    for (IValue value : values) {
      value.close();
    }
  }

  @Override
  public void close() {
    JniUtils.deleteModule(module);
    convolutions.close();
  }
}
