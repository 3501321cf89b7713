package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.BlurPoolSurgery;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.StochasticDepthSurgery;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.FloatType;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** Networks that calculate in a lower precision, beside float32. */
class LowerPrecisionNetworkTest {
  private static final int IMAGES = 8;
  private static final int PIXELS = 64;
  private static final int CLASSES = 10;
  private static final List<CifarResNetBlueprint.Stage> STAGES =
      List.of(new CifarResNetBlueprint.Stage(8, 2), new CifarResNetBlueprint.Stage(16, 2));

  /**
   * Each of the three operations of a layer rounds, so that the activations of layer l are off by
   * {@code e = u sqrt(3 l)} with {@code u = 2^-8}. A unit within e of zero falls to the other side
   * of its ReLU: {@code e / pi} of all, which carry {@code 2 e / pi} of the squared gradient that
   * goes through. These shares add up over all layers from the loss down; what the roundings of the
   * backward pass add is small beside them. That is the expectation for many units; a norm has few.
   */
  private static double explained(int layer, int layers) {
    double squared = 0;
    for (int l = layer; l <= layers; l++) {
      squared += 2 / Math.PI * FloatType.BF16.rounding() * Math.sqrt(3.0 * l);
    }
    return Math.sqrt(squared);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfAResNetAreOffByWhatRoundingExplains(Layout layout) {
    Blueprint network = ResNetBlueprint.of(18, 3, CLASSES).in(layout);
    try (Workbench bench = new Workbench()) {
      Map<String, float[]> full = gradients(bench, network, FloatType.FP32);
      Map<String, float[]> lower = gradients(bench, network, FloatType.BF16);
      List<String> convolutions =
          full.keySet().stream().filter(name -> name.matches(".*conv\\d.weight")).toList();
      assertThat(convolutions).hasSize(17);
      // Gradients of a detached cast would be zeros, which are off by 1.
      assertThat(1.5 * explained(1, 17)).isLessThan(0.75);
      double logits = 1.5 * FloatType.BF16.rounding() * Math.sqrt(3 * 18);
      for (int i = 0; i < convolutions.size(); i++) {
        String name = convolutions.get(i);
        double most = 1.5 * explained(i + 1, convolutions.size());
        Tolerance.checkRelativeL2(name, full.get(name), lower.get(name), most);
        // Of the squared difference d^2 half is what closed units no longer hand on, which takes
        // d^2 / 2 from the slope, and half is strange to it; the loss's own gradient is off by what
        // the logits are.
        assertThat(slope(full.get(name), lower.get(name)))
            .as("slope of %s", name)
            .isBetween(1 - most * most / 2 - logits, 1 + logits);
      }
      Tolerance.checkRelativeL2("fc.weight", full.get("fc.weight"), lower.get("fc.weight"), logits);
    }
  }

  /** How much of a gradient is in another. */
  private static double slope(float[] full, float[] lower) {
    double a = 0;
    double b = 0;
    for (int i = 0; i < full.length; i++) {
      a += (double) full[i] * lower[i];
      b += (double) full[i] * full[i];
    }
    return a / b;
  }

  /** No unit can fall to the other side: roundings alone are left. */
  @ParameterizedTest
  @EnumSource
  void withoutReLUsTheyAreOffByTheRoundingsAlone(Layout layout) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      layers.add(new Convolution("conv" + i, i == 0 ? 3 : 16, 16, 3, 2));
      layers.add(new BatchNorm("bn" + i, 16));
    }
    layers.add(new GlobalAveragePool());
    layers.add(new Linear("fc", 16, CLASSES));
    Blueprint network = new Blueprint(new Chain(layers), CLASSES, layout);
    try (Workbench bench = new Workbench()) {
      Map<String, float[]> full = gradients(bench, network, FloatType.FP32);
      Map<String, float[]> lower = gradients(bench, network, FloatType.BF16);
      // Eight operations round forward and eight backward. What a norm's shift adds to its channel
      // the next norm takes away: the gradients of these shifts are nothing but rounding.
      full.forEach(
          (name, gradient) -> {
            if (!name.matches("bn[012].bias")) {
              Tolerance.checkRelativeL2(
                  name, gradient, lower.get(name), FloatType.BF16.rounding() * Math.sqrt(16));
            }
          });
    }
  }

  /** The gradient of each parameter, found by a network that calculates in a type. */
  private static Map<String, float[]> gradients(
      Workbench bench, Blueprint blueprint, FloatType type) {
    Weights weights = new Weights(blueprint, bench.manager(), type);
    weights.initialize(5, bench.kernels());
    Map<String, float[]> found = new LinkedHashMap<>();
    try (StepScope scope = StepScope.under(bench.manager())) {
      FlatParameters.Leaves leaves = backward(bench, weights, scope);
      List<ParameterSpec> specs = weights.parameters().layout().parameters();
      List<NDArray> gradients = leaves.gradients();
      for (int i = 0; i < specs.size(); i++) {
        boolean kept = specs.get(i).inPass() == ParameterSpec.InPass.FLOAT32;
        assertThat((kept ? FloatType.FP32 : type).isOf(gradients.get(i)))
            .as("type of the gradient of %s", specs.get(i).name())
            .isTrue();
        found.put(
            specs.get(i).name(),
            bench.kernels().cast(gradients.get(i), FloatType.FP32).toFloatArray());
      }
    }
    return found;
  }

  private static FlatParameters.Leaves backward(Workbench bench, Weights weights, StepScope scope) {
    NDArray plain =
        scope.borrow(bench.array(noise(IMAGES * 3 * PIXELS * PIXELS), IMAGES, 3, PIXELS, PIXELS));
    NDArray images =
        weights.blueprint().layout() == Layout.CHANNELS_LAST ? bench.channelsLast(plain) : plain;
    NDArray targets = scope.manager().create(new int[] {0, 1, 2, 3, 4, 5, 6, 7}).oneHot(CLASSES);
    return GradMode.recording(
        () -> {
          FlatParameters.Leaves leaves =
              weights.parameters().leaves(weights.forPasses(scope, bench.kernels()), scope);
          NDArray logits = weights.train(images, leaves, PassKey.first(), bench.kernels());
          assertThat(FloatType.FP32.isOf(logits)).isTrue();
          Ops.backward(Losses.crossEntropy(logits, targets, bench.kernels()));
          return leaves;
        });
  }

  @ParameterizedTest
  @CsvSource({"BF16, BLOCK", "BF16, SAMPLE", "FP16, SAMPLE"})
  void activationsHaveTheLowerTypeAtEveryLayer(FloatType type, DropMethod method) {
    List<TypeProbe.Seen> seen = new ArrayList<>();
    StochasticDepth depth =
        new StochasticDepth(
            method,
            0.5,
            DropDistribution.UNIFORM,
            DroppedBlocks.ALL,
            0,
            Granularity.BATCH,
            false,
            true);
    Blueprint plain = CifarResNetBlueprint.of(STAGES, 1, 3, CLASSES);
    Blueprint dropped =
        new StochasticDepthSurgery(depth, new RunTiming(Timing.always(), 1, 1)).operate(plain);
    Blueprint blurred = new BlurPoolSurgery(new BlurPool(true, true, true, 1)).operate(dropped);
    Blueprint probed = blurred.rewrite(layer -> new TypeProbe(layer, seen));
    try (Workbench bench = new Workbench();
        StepScope scope = StepScope.under(bench.manager())) {
      Weights weights = new Weights(probed, bench.manager(), type);
      weights.initialize(5, bench.kernels());
      backward(bench, weights, scope);
      int trained = seen.size();
      NDArray images = scope.borrow(bench.array(noise(3 * PIXELS * PIXELS), 1, 3, PIXELS, PIXELS));
      assertThat(FloatType.FP32.isOf(weights.evaluate(images, scope, bench.kernels()))).isTrue();
      assertThat(seen).hasSizeGreaterThan(trained);
    }
    assertThat(seen.stream().<Class<?>>map(TypeProbe.Seen::layer))
        .contains(BlurConvolution.class, BatchNorm.class, Linear.class);
    assertThat(seen).filteredOn(each -> !each.kept(type)).isEmpty();
  }

  private static float[] noise(int size) {
    Random random = new Random(11);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
