package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateRestore;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** A few parameters of every kind, with an optimizer at work on them. */
final class SmallParameters implements AutoCloseable {
  private static final List<ParameterSpec> SPECS =
      List.of(
          new ParameterSpec(
              "conv",
              List.of(3L, 2L, 3L, 3L),
              Initializers.zeros(),
              true,
              ParameterSpec.Memory.LIKE_IMAGES),
          ParameterSpec.weight("wide", List.of(3L, 2L, 2L, 2L), Initializers.zeros()),
          ParameterSpec.weight("tall", List.of(6L, 2L), Initializers.zeros()),
          ParameterSpec.weight("square", List.of(3L, 3L), Initializers.zeros()),
          ParameterSpec.weight("as tall", List.of(6L, 2L), Initializers.zeros()),
          ParameterSpec.weight("linear", List.of(4L, 3L), Initializers.zeros()),
          ParameterSpec.undecayed("scale", List.of(5L), Initializers.ones()),
          ParameterSpec.undecayed("shift", List.of(5L), Initializers.zeros()),
          ParameterSpec.undecayed("bias", List.of(4L), Initializers.zeros()));

  private final Workbench bench = new Workbench();
  private final FlatParameters parameters;
  private final FlatGradient gradient;
  private final Updater updater;

  SmallParameters(OptimizerBehavior behavior, List<double[]> start) {
    FlatLayout layout = FlatLayout.of(SPECS, Layout.CHANNELS_FIRST);
    parameters = new FlatParameters(layout, bench.manager());
    float[] values = flat(start);
    bench.kernels().copy(bench.array(values, values.length), parameters.values());
    gradient = new FlatGradient(layout, bench.manager(), bench.kernels());
    updater = behavior.start(parameters, bench.manager(), bench.kernels());
  }

  /** Random values for each parameter; the shift is zero, as it starts. */
  static List<double[]> values(Random random) {
    return SPECS.stream()
        .map(
            spec ->
                random
                    .doubles(spec.size())
                    .map(x -> spec.name().equals("shift") ? 0 : (float) (2 * x - 1))
                    .toArray())
        .toList();
  }

  /** Whether a parameter is a weight matrix between the first and the last. */
  static boolean isHidden(int index) {
    return SPECS.get(index).decays()
        && !List.of("conv", "linear").contains(SPECS.get(index).name());
  }

  /** Rows of a parameter as a matrix. */
  static int rows(int index) {
    return Math.toIntExact(SPECS.get(index).shape().get(0));
  }

  /** Zeros for each parameter. */
  static List<double[]> zeros() {
    return SPECS.stream().map(spec -> new double[(int) spec.size()]).toList();
  }

  /** Whether each parameter decays. */
  static List<Boolean> decays(boolean all) {
    return SPECS.stream().map(spec -> all || spec.decays()).toList();
  }

  /** One after the other. */
  static float[] flat(List<double[]> values) {
    double[] all = values.stream().flatMapToDouble(Arrays::stream).toArray();
    float[] flat = new float[all.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) all[i];
    }
    return flat;
  }

  float[] weights() {
    return parameters.values().toFloatArray();
  }

  /** Writes a checkpoint of the parameters and the optimizer. */
  void save(Path file) {
    StateCopy copy = new StateCopy(true, bench.manager(), bench.kernels());
    walk(copy.walk());
    CheckpointFile.write(file, 1, List.of(copy), NullNode.getInstance());
  }

  /** Puts back what a checkpoint has. */
  void restore(Path file) {
    StateRestore restore = new StateRestore(CheckpointFile.read(file).replica(0), bench.kernels());
    walk(restore);
    restore.checkAllTaken();
  }

  private void walk(StateWalk walk) {
    walk.common("parameters", parameters.values());
    updater.state(walk.in("optimizer"));
  }

  /** A step with the gradient in one array. */
  void step(List<double[]> gradients, double factor) {
    float[] values = flat(gradients);
    bench.kernels().copy(bench.array(values, values.length), gradient.gradient());
    updater.step(gradient, factor);
  }

  /** A step with the gradient as a backward pass leaves it, an array a parameter. */
  void stepOnParts(List<double[]> gradients, double factor) {
    try (StepScope scope = StepScope.under(bench.manager())) {
      Found found = GradMode.recording(() -> find(gradients, scope));
      gradient.set(found.leaves, found.loss, scope);
      updater.step(gradient, factor);
    }
  }

  private record Found(FlatParameters.Leaves leaves, NDArray loss) {}

  /** A loss that has these gradients: the parameters times them. */
  private Found find(List<double[]> gradients, StepScope scope) {
    FlatParameters.Leaves leaves = parameters.leaves(scope);
    NDArray loss = scope.manager().zeros(new Shape());
    for (int i = 0; i < gradients.size(); i++) {
      float[] part = flat(List.of(gradients.get(i)));
      loss = loss.add(leaves.flat().get(i).mul(bench.array(part, part.length)).sum());
    }
    Ops.backward(loss);
    return new Found(leaves, loss);
  }

  @Override
  public void close() {
    bench.close();
  }
}
