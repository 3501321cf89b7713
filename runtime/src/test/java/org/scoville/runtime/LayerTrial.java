package org.scoville.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** A single layer on an input of its own, forwards and backwards. */
public final class LayerTrial {
  /** So that a layer without parameters has something to lay out. */
  private static final ParameterSpec UNUSED =
      ParameterSpec.undecayed("unused", List.of(1L), Initializers.zeros());

  private final Layer layer;
  private final Layout layout;
  private final Workbench bench;
  private final FlatParameters parameters;
  private final FlatBuffers buffers;

  /** A layer in a layout; its parameters are zero until they are set. */
  public LayerTrial(Layer layer, Layout layout, Workbench bench) {
    this.layer = layer;
    this.layout = layout;
    this.bench = bench;
    Blueprint blueprint = new Blueprint(layer, 1, layout);
    List<ParameterSpec> specs = new ArrayList<>(blueprint.parameters());
    specs.add(UNUSED);
    this.parameters = new FlatParameters(FlatLayout.of(specs, layout), bench.manager());
    this.buffers = new FlatBuffers(blueprint.norms(), bench.manager());
  }

  /**
   * The results and gradients of a pass, all in reference order.
   *
   * @param result the result
   * @param shape its shape
   * @param channelsLast whether its channels lie innermost in memory
   * @param inputGradient the gradient of the input
   * @param gradients the gradients of the parameters, by name
   */
  public record Outcome(
      List<Float> result,
      Shape shape,
      boolean channelsLast,
      List<Float> inputGradient,
      Map<String, List<Float>> gradients) {}

  /** Sets all parameters and running statistics by their reference names. */
  public LayerTrial with(Function<String, float[]> named) {
    List<ParameterSpec> specs = parameters.layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      if (!specs.get(i).equals(UNUSED)) {
        parameters.set(i, named.apply(specs.get(i).name()), bench.kernels());
      }
    }
    for (int i = 0; i < buffers.norms().size(); i++) {
      String norm = buffers.norms().get(i).name();
      bench.kernels().copy(array(named.apply(norm + ".running_mean")), buffers.mean(i));
      bench.kernels().copy(array(named.apply(norm + ".running_var")), buffers.variance(i));
    }
    return this;
  }

  private NDArray array(float[] numbers) {
    return bench.array(numbers, numbers.length);
  }

  /** The batch-norm statistics. */
  public FlatBuffers buffers() {
    return buffers;
  }

  /** A training pass over inputs (N, C, H, W), and back with the result's gradient. */
  public Outcome train(NDArray input, Function<Shape, float[]> gradient, PassKey key) {
    return run(input, gradient, named -> Pass.training(named, buffers, key, bench.kernels()));
  }

  /** An evaluating pass over inputs (N, C, H, W), and back with the result's gradient. */
  public Outcome evaluate(NDArray input, Function<Shape, float[]> gradient, long batch) {
    return run(input, gradient, named -> Pass.evaluating(named, buffers, batch, bench.kernels()));
  }

  private Outcome run(
      NDArray input,
      Function<Shape, float[]> gradient,
      Function<Map<String, NDArray>, Pass> passes) {
    NDArray x = layout == Layout.CHANNELS_LAST ? bench.channelsLast(input) : input.duplicate();
    try (StepScope scope = StepScope.under(bench.manager())) {
      scope.borrow(x).setRequiresGradient(true);
      return GradMode.recording(
          () -> {
            FlatParameters.Leaves leaves = parameters.leaves(scope);
            NDArray y = layer.forward(x, passes.apply(leaves.shaped()));
            float[] above = gradient.apply(y.getShape());
            Ops.backward(y.mul(scope.manager().create(above, y.getShape())).sum());
            return new Outcome(
                list(y.toFloatArray()),
                y.getShape(),
                bench.kernels().strides(y)[1] == 1,
                list(x.getGradient().toFloatArray()),
                gradients(leaves));
          });
    }
  }

  private Map<String, List<Float>> gradients(FlatParameters.Leaves leaves) {
    Map<String, List<Float>> gradients = new HashMap<>();
    List<NDArray> found = leaves.gradients();
    List<ParameterSpec> specs = parameters.layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      float[] stored = found.get(i).toFloatArray();
      gradients.put(specs.get(i).name(), list(parameters.layout().load(specs.get(i), stored)));
    }
    gradients.remove(UNUSED.name());
    return gradients;
  }

  private static List<Float> list(float[] numbers) {
    List<Float> list = new ArrayList<>(numbers.length);
    for (float number : numbers) {
      list.add(number);
    }
    return list;
  }

  /** The numbers of a list. */
  public static float[] floats(List<Float> list) {
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i);
    }
    return numbers;
  }
}
