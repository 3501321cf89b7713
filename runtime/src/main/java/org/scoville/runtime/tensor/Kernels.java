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
        def scale_add(self: __torch__.M, y: Tensor, a: float, x: Tensor, b: float) -> Tensor:
          return torch.add_(torch.mul_(y, a), x, alpha=b)
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
  private final UpdateKernels updates;

  private Kernels(long module) {
    this.module = module;
    this.updates = new UpdateKernels(this);
  }

  /** Compiles the library for a device. */
  public static Kernels load(Device device) {
    byte[] archive = ScriptArchive.of(METHODS + UpdateKernels.METHODS);
    try {
      return new Kernels(
          JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), device, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException("reading an archive from memory", e);
    }
  }

  /** {@code y = a y + b x}, in place. */
  public void scaleAdd(NDArray y, double a, NDArray x, double b) {
    update("scale_add", tensor(y), IValue.from(a), tensor(x), IValue.from(b));
  }

  /** {@code y = a y}, in place. */
  public void scale(NDArray y, double a) {
    update("scale", tensor(y), IValue.from(a));
  }

  /** {@code y = y + b x}, in place. */
  public void addScaled(NDArray y, NDArray x, double b) {
    update("add_scaled", tensor(y), tensor(x), IValue.from(b));
  }

  /** What optimizers do with all parameters at once. */
  public UpdateKernels updates() {
    return updates;
  }

  /** Rectified linear unit, in place; the backward pass needs only the result. */
  public NDArray relu(NDArray x) {
    return call("relu", x, tensor(x));
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
    boolean last = x.getShape().dimension() == 4 && strides(x)[1] == 1;
    return call(last ? "take_last" : "take", x, tensor(x), tensor(index));
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
  private NDArray call(String method, NDArray owner, IValue... arguments) {
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
  }
}
