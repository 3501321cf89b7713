package org.scoville.runtime.tensor;

import static org.scoville.runtime.tensor.ScriptArguments.list;
import static org.scoville.runtime.tensor.ScriptArguments.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Operations that DJL does not expose, as a small TorchScript library: fused updates in place,
 * concatenation into an existing array, strides. An ingredient adds operations of its own as a
 * {@link Script} and calls them by {@link #call} and {@link #update}.
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
        def add_into(self: __torch__.M, y: Tensor, x: Tensor) -> Tensor:
          return torch.add_(y, x)
        def cast(self: __torch__.M, x: Tensor, type: int) -> Tensor:
          return torch.to(x, type)
        def like(self: __torch__.M, x: Tensor, other: Tensor) -> Tensor:
          return torch.type_as(x, other)
        def copy(self: __torch__.M, y: Tensor, x: Tensor) -> Tensor:
          return torch.copy_(y, x)
        def max_pool(self: __torch__.M, x: Tensor, k: int, s: int, p: int, d: int, ceil: bool) -> Tensor:
          return torch.max_pool2d(x, [k, k], [s, s], [p, p], [d, d], ceil)
        def add_share(self: __torch__.M, y: Tensor, x: Tensor, share: float) -> Tensor:
          return torch.add(y, x, alpha=share)
        def add_masked(self: __torch__.M, y: Tensor, x: Tensor, mask: Tensor) -> Tensor:
          return torch.addcmul(y, x, torch.type_as(mask, x))
        def softmax(self: __torch__.M, x: Tensor, axis: int) -> Tensor:
          return torch.softmax(x, axis, None)
        def layer_norm(self: __torch__.M, x: Tensor, scale: Tensor, shift: Tensor, eps: float) -> Tensor:
          y = torch.layer_norm(torch.to(x, 6), torch.size(scale), torch.to(scale, 6), torch.to(shift, 6), eps)
          return torch.type_as(y, x)
        def rows(self: __torch__.M, x: Tensor, start: int, end: int) -> Tensor:
          return torch.slice(x, 0, start, end, 1)
        def take(self: __torch__.M, x: Tensor, i: Tensor) -> Tensor:
          return torch.index_select(x, 0, i)
        def take_last(self: __torch__.M, x: Tensor, i: Tensor) -> Tensor:
          y = torch.index_select(torch.permute(x, [0, 2, 3, 1]), 0, i)
          return torch.permute(y, [0, 3, 1, 2])
        def cat_into(self: __torch__.M, out: Tensor, l: List[Tensor]) -> Tensor:
          return torch.cat(l, 0, out=out)
        def normalize(self: __torch__.M, x: Tensor, mean: Tensor, deviation: Tensor) -> Tensor:
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

  private final Device device;
  private final ScriptModule own;
  private final Map<Script, ScriptModule> brought = new HashMap<>();
  private final NDManager keeping;
  private final Map<Object, NDArray> constants = new HashMap<>();
  private final Convolutions convolutions;
  private final BatchKernels batches;
  private final UpdateKernels updates;

  private Kernels(Device device) {
    this.device = device;
    this.own =
        ScriptModule.compile(
            new Script("Kernels", METHODS + BatchKernels.METHODS + UpdateKernels.METHODS), device);
    this.keeping = NDManager.newBaseManager(device);
    this.convolutions = new Convolutions(this);
    this.batches = new BatchKernels(this);
    this.updates = new UpdateKernels(this);
  }

  /** Compiles the library for a device. */
  public static Kernels load(Device device) {
    return new Kernels(device);
  }

  /**
   * Calls a method that returns a tensor, with gradients where the thread records them.
   *
   * @param x the first argument; the result belongs to its manager
   * @param more further arguments: {@code NDArray} for Tensor, a {@code List} of them for
   *     List[Tensor], {@code double} for float, {@code int} or {@code long} for int, {@code
   *     boolean} for bool, {@code long[]} for List[int], {@code double[]} for List[float]
   * @throws EngineProblem with the method and the engine's sentence, if the script doesn't compile
   */
  public NDArray call(Script script, String method, NDArray x, Object... more) {
    IValue[] rest = ScriptArguments.of(more);
    IValue[] arguments = new IValue[rest.length + 1];
    arguments[0] = tensor(x);
    System.arraycopy(rest, 0, arguments, 1, rest.length);
    return module(script).call(method, x, arguments);
  }

  /**
   * Calls a method that changes its arguments in place; their types are those of {@link #call}.
   *
   * <p>TorchScript removes operations whose effect it does not see, such as one in place on an
   * element of a list that was sliced or made in the script. So pass whole lists.
   *
   * @throws EngineProblem with the method and the engine's sentence, if the script doesn't compile
   */
  public void update(Script script, String method, Object... arguments) {
    module(script).update(method, ScriptArguments.of(arguments));
  }

  private ScriptModule module(Script script) {
    return brought.computeIfAbsent(script, each -> ScriptModule.compile(each, device));
  }

  /**
   * An array that follows from its key alone, such as the weights of a filter: created on this
   * device at the first call and kept as long as these kernels. It must not be the first argument
   * of an operation, whose result would be kept as well.
   *
   * @param key a record of all that determines the array
   * @param make creates it in a manager
   */
  public NDArray constant(Record key, Function<NDManager, NDArray> make) {
    return constants.computeIfAbsent(key, each -> make.apply(keeping));
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

  /** Optimizer steps on all parameters at once. */
  public UpdateKernels updates() {
    return updates;
  }

  /** The same values in another type, with gradients where the thread records them. */
  public NDArray cast(NDArray x, FloatType type) {
    return type.isOf(x) ? x : call("cast", x, tensor(x), IValue.from(type.code()));
  }

  /**
   * The values of an array in the type of another, in the other's manager: a layer gives constants,
   * masks and the like the type of its input, because libtorch turns the product of a lower and a
   * float32 array into float32.
   */
  public NDArray like(NDArray x, NDArray other) {
    return x.getDataType() == other.getDataType()
        ? x
        : call("like", other, tensor(x), tensor(other));
  }

  /**
   * Convolution: images (N, I, H, W), weight (O, I, k, k); the result has the images' type.
   *
   * @param bias (O), or null for none
   * @param stride distance of the pixels that results are made for
   * @param padding zeros on each side, in pixels
   */
  public NDArray convolution(
      NDArray images, NDArray weight, @Nullable NDArray bias, int stride, int padding) {
    return convolutions.of(images, weight, bias, stride, padding, 1);
  }

  /**
   * Each channel by a filter of its own: images (N, C, H, W), filters (C, 1, k, k); the result has
   * the images' type.
   *
   * @param stride distance of the pixels that results are made for
   * @param padding zeros on each side, in pixels
   */
  public NDArray depthwiseConvolution(NDArray images, NDArray filters, int stride, int padding) {
    int channels = Math.toIntExact(images.getShape().get(1));
    return convolutions.of(images, filters, null, stride, padding, channels);
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
   * {@code y + x} in place of y, whose old values no backward pass may need; libtorch refuses the
   * backward pass of an operation that does.
   */
  public NDArray addInto(NDArray y, NDArray x) {
    return call("add_into", y, tensor(y), tensor(x));
  }

  /**
   * Exponentials that add up to 1 along an axis; the same shape and type.
   *
   * @param axis number of the axis; -1 is the last
   */
  public NDArray softmax(NDArray x, int axis) {
    return call("softmax", x, tensor(x), IValue.from((long) axis));
  }

  /**
   * {@code scale (x - mean) / sqrt(variance + epsilon) + shift}, with mean and biased variance of
   * the last axis: (..., F) and (F) and (F) to (..., F). It is calculated in float32, whatever the
   * arrays' types, and the result has the type of x.
   */
  public NDArray layerNorm(NDArray x, NDArray scale, NDArray shift, double epsilon) {
    return call("layer_norm", x, tensor(x), tensor(scale), tensor(shift), IValue.from(epsilon));
  }

  /** {@code y + share x}, a new array. */
  public NDArray addShare(NDArray y, NDArray x, double share) {
    return call("add_share", x, tensor(y), tensor(x), IValue.from(share));
  }

  /** {@code y + mask x}, a new array; the mask is (N, 1, 1, 1), of any type. */
  public NDArray addMasked(NDArray y, NDArray x, NDArray mask) {
    return call("add_masked", x, tensor(y), tensor(x), tensor(mask));
  }

  /** Copies {@code from} over {@code to}, across devices if need be. */
  public void copy(NDArray from, NDArray to) {
    update("copy", tensor(to), tensor(from));
  }

  /**
   * Writes flat arrays one after the other into {@code out}; those of a lower type become float32.
   */
  public void catInto(NDArray out, List<NDArray> parts) {
    update("cat_into", tensor(out), list(parts));
  }

  /** Bytes to float32: {@code (x - mean) / deviation} along the last axis. */
  public NDArray normalize(NDArray bytes, NDArray mean, NDArray deviation) {
    return call("normalize", bytes, tensor(bytes), tensor(mean), tensor(deviation));
  }

  /** Whether all values are finite; waits for the device. */
  public boolean isFinite(NDArray x) {
    try (NDArray all = call("finite", x, tensor(x))) {
      return all.toBooleanArray()[0];
    }
  }

  /**
   * The index of the largest logit of each row of (N, classes), int64; -1 where one is NaN, which
   * libtorch treats as the largest.
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
   * Rows by number, keeping the layout in memory: libtorch's own selection would silently turn
   * channels-last images into channels-first ones.
   *
   * @param index numbers of the rows wanted, int64
   */
  public NDArray take(NDArray x, NDArray index) {
    return call(channelsLast(x) ? "take_last" : "take", x, tensor(x), tensor(index));
  }

  /** Whether these are images whose channels are innermost in memory. */
  boolean channelsLast(NDArray x) {
    return x.getShape().dimension() == 4 && strides(x)[1] == 1;
  }

  /** Strides of an array, in elements. */
  public long[] strides(NDArray x) {
    return own.numbers("strides", tensor(x));
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

  void update(String method, IValue... arguments) {
    own.update(method, arguments);
  }

  /** The result lives in the manager of the array that it is made from. */
  NDArray call(String method, NDArray owner, IValue... arguments) {
    return own.call(method, owner, arguments);
  }

  @Override
  public void close() {
    own.close();
    brought.values().forEach(ScriptModule::close);
    keeping.close();
  }
}
