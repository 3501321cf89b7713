package org.scoville.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.FloatType;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A layer that writes down the types of what it is given and what it returns.
 *
 * @param inner the layer
 * @param seen receives the types at each layer
 */
record TypeProbe(Layer inner, List<Seen> seen) implements Layer {

  /** The types at a layer. */
  record Seen(Class<?> layer, List<FloatType> given, List<FloatType> returned) {
    /** Whether the layer got and gave activations of one type. */
    boolean kept(FloatType type) {
      return given.equals(List.of(type)) && returned.equals(given);
    }
  }

  private static List<FloatType> types(NDArray x) {
    return Stream.of(FloatType.values()).filter(type -> type.isOf(x)).toList();
  }

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    List<FloatType> given = types(x);
    NDArray y = inner.forward(x, pass);
    seen.add(new Seen(inner.getClass(), given, types(y)));
    return y;
  }

  @Override
  public List<Layer> children() {
    return inner.children();
  }

  @Override
  public List<ParameterSpec> parameters() {
    return inner.parameters();
  }

  @Override
  public List<FlatBuffers.Norm> norms() {
    return inner.norms();
  }

  @Override
  public Layer rewrite(UnaryOperator<Layer> change) {
    throw new UnsupportedOperationException("probes are put in last");
  }
}
