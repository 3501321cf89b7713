package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.BlurPool;
import org.scoville.runtime.LayerTrial;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.PlainLayers.Images;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Blur;
import org.scoville.runtime.model.BlurConvolution;
import org.scoville.runtime.model.BlurMaxPool;
import org.scoville.runtime.model.CifarResNetBlueprint;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.MaxPool;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.ResNetBlueprint;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.train.WeightExport;

/** Blurred layers against their formulas, and what the surgery leaves alone. */
@Covers(BlurPool.class)
class BlurPoolSurgeryTest {

  /** A problem for a layer. */
  record Trial(int n, int c, int h, int w, int stride, Layout layout, long seed) {
    Images images() {
      return Images.random(Draw.of(seed, 1), n, c, h, w);
    }

    NDArray array(Workbench bench) {
      return bench.array(images().floats(), n, c, h, w);
    }
  }

  @Provide
  Arbitrary<Trial> trials() {
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> pixels = Arbitraries.integers().between(3, 9);
    Arbitrary<Integer> strides = Arbitraries.integers().between(1, 3);
    return Combinators.combine(
            few, few, pixels, pixels, strides, Arbitraries.of(Layout.values()), Arbitraries.longs())
        .as(Trial::new);
  }

  private static LayerTrial.Outcome run(Trial trial, Layer layer, Images kernels, double[] bias) {
    try (Workbench bench = new Workbench()) {
      return new LayerTrial(layer, trial.layout(), bench)
          .with(name -> name.endsWith("weight") ? kernels.floats() : floats(bias))
          .train(
              trial.array(bench),
              shape -> above(trial, Math.toIntExact(shape.size())),
              PassKey.first());
    }
  }

  private static float[] floats(double[] values) {
    return new Images(values, 1, 1, 1, values.length).floats();
  }

  private static float[] above(Trial trial, int size) {
    return Images.random(Draw.of(trial.seed(), 2), 1, 1, 1, size).floats();
  }

  private static void assertIs(LayerTrial.Outcome outcome, Images expected, Trial trial) {
    assertThat(outcome.shape().getShape())
        .containsExactly(expected.n(), expected.c(), expected.h(), expected.w());
    Tolerance.checkNear(
        "result", expected.floats(), LayerTrial.floats(outcome.result()), 1e-5, 1e-5);
    // One channel or one pixel lies in both layouts at once.
    if (trial.c() > 1 && expected.c() > 1 && expected.h() > 1 && expected.w() > 1) {
      assertThat(outcome.channelsLast()).isEqualTo(trial.layout() == Layout.CHANNELS_LAST);
    }
  }

  @Property(tries = 60)
  void aBlurIsItsFormulaForwardsAndBackwards(@ForAll("trials") Trial trial) {
    Layer blur =
        new Layer() {
          @Override
          public NDArray forward(NDArray x, Pass pass) {
            return Blur.of(x, trial.stride(), pass.kernels());
          }
        };
    Images x = trial.images();
    Images y = PlainLayers.blur(x, trial.stride());
    LayerTrial.Outcome outcome = run(trial, blur, Images.zeros(1, 1, 1, 1), new double[0]);
    assertIs(outcome, y, trial);
    float[] above = above(trial, y.values().length);
    Images gradient = Images.zeros(y.n(), y.c(), y.h(), y.w());
    for (int i = 0; i < above.length; i++) {
      gradient.values()[i] = above[i];
    }
    Tolerance.checkNear(
        "gradient",
        PlainLayers.unblur(gradient, trial.stride(), x).floats(),
        LayerTrial.floats(outcome.inputGradient()),
        1e-5,
        1e-5);
  }

  @Property(tries = 60)
  void aBlurredConvolutionIsItsFormula(
      @ForAll("trials") Trial trial,
      @ForAll @IntRange(min = 1, max = 3) int kernel,
      @ForAll @IntRange(min = 0, max = 2) int padding,
      @ForAll boolean biased,
      @ForAll boolean first) {
    int outputs = 3;
    Convolution plain =
        new Convolution("c", trial.c(), outputs, kernel, trial.stride(), padding, biased);
    Draw draw = Draw.of(trial.seed(), 3);
    Images kernels = Images.random(draw, outputs, trial.c(), kernel, kernel);
    double[] bias = biased ? Images.random(draw, 1, 1, 1, outputs).values() : new double[outputs];
    Images x = trial.images();
    Images expected =
        first
            ? PlainLayers.convolution(
                PlainLayers.blur(x, 1), kernels, bias, trial.stride(), padding)
            : PlainLayers.blur(
                PlainLayers.convolution(x, kernels, bias, 1, padding), trial.stride());
    LayerTrial.Outcome outcome = run(trial, new BlurConvolution(plain, first), kernels, bias);
    assertIs(outcome, expected, trial);
    checkDifferences(trial, outcome, first, kernels, bias, padding);
  }

  /** The slope along a random direction, which central differences find exactly: all is linear. */
  private static void checkDifferences(
      Trial trial,
      LayerTrial.Outcome outcome,
      boolean first,
      Images kernels,
      double[] bias,
      int padding) {
    Images direction =
        Images.random(Draw.of(trial.seed(), 4), trial.n(), trial.c(), trial.h(), trial.w());
    double[] none = new double[bias.length];
    Images moved =
        first
            ? PlainLayers.convolution(
                PlainLayers.blur(direction, 1), kernels, none, trial.stride(), padding)
            : PlainLayers.blur(
                PlainLayers.convolution(direction, kernels, none, 1, padding), trial.stride());
    float[] above = above(trial, moved.values().length);
    double slope = 0;
    double size = 0;
    for (int i = 0; i < above.length; i++) {
      slope += above[i] * moved.values()[i];
      size += Math.abs(above[i] * moved.values()[i]);
    }
    double found = 0;
    for (int i = 0; i < direction.values().length; i++) {
      found += outcome.inputGradient().get(i) * direction.values()[i];
    }
    Tolerance.checkNear("slope", slope, found, 1e-4, 1e-4 * (1 + size));
  }

  @Property(tries = 40)
  void aBlurredMaxPoolIsItsFormula(
      @ForAll("trials") Trial trial, @ForAll @IntRange(min = 1, max = 3) int size) {
    Images expected =
        PlainLayers.blur(PlainLayers.maxPool(trial.images(), size, 1, size / 2), trial.stride());
    LayerTrial.Outcome outcome =
        run(
            trial,
            new BlurMaxPool(new MaxPool("pool", size, trial.stride())),
            Images.zeros(1, 1, 1, 1),
            new double[0]);
    assertIs(outcome, expected, trial);
  }

  @Property(tries = 30)
  void onlyWhatTheRecordNamesIsReplaced(
      @ForAll boolean convolutions,
      @ForAll boolean pools,
      @ForAll boolean first,
      @ForAll @IntRange(min = 1, max = 300) int minChannels) {
    if (!convolutions && !pools) {
      return;
    }
    Blueprint plain = ResNetBlueprint.of(50, 3, 10);
    BlurPoolSurgery surgery =
        new BlurPoolSurgery(new BlurPool(convolutions, pools, first, minChannels));
    List<BlurPoolSurgery.Replacement> replaced = surgery.replacements(plain);
    assertThat(replaced)
        .allSatisfy(
            each -> {
              if (each.before() instanceof Convolution convolution) {
                assertThat(convolutions).isTrue();
                assertThat(convolution.stride()).isEqualTo(2);
                assertThat(convolution.inputs()).isGreaterThanOrEqualTo(minChannels);
                assertThat(each.after()).isEqualTo(new BlurConvolution(convolution, first));
              } else {
                assertThat(pools).isTrue();
                assertThat(each.name()).isEqualTo("maxpool");
              }
            });
    long strided =
        plain.layers().stream()
            .filter(
                layer ->
                    layer instanceof Convolution each
                        && each.stride() > 1
                        && each.inputs() >= minChannels)
            .count();
    assertThat(replaced).hasSize((int) (convolutions ? strided : 0) + (pools ? 1 : 0));
  }

  @Example
  void exportedNamesStayTorchvisions() {
    try (Workbench bench = new Workbench()) {
      for (int depth : new int[] {18, 50}) {
        Blueprint plain = ResNetBlueprint.of(depth, 3, 10);
        Blueprint blurred = new BlurPoolSurgery(new BlurPool(true, true, true, 16)).operate(plain);
        assertThat(blurred).isNotEqualTo(plain);
        assertThat(names(blurred, bench))
            .isEqualTo(names(plain, bench))
            .contains("layer2.0.downsample.0.weight", "layer4.0.bn1.running_mean");
      }
    }
  }

  private static List<String> names(Blueprint blueprint, Workbench bench) {
    return WeightExport.tensors(new Weights(blueprint, bench.manager())).stream()
        .map(StoredTensor::name)
        .toList();
  }

  @Example
  void aSecondBlurChangesNothing() {
    Blueprint blurred =
        new BlurPoolSurgery(new BlurPool(true, true, true, 16))
            .operate(ResNetBlueprint.of(18, 3, 10));
    assertThat(new BlurPoolSurgery(new BlurPool(true, true, true, 16)).replacements(blurred))
        .isEmpty();
  }

  @Example
  void aNetworkWithNothingToBlurIsRefused() {
    Blueprint small =
        CifarResNetBlueprint.of(List.of(new CifarResNetBlueprint.Stage(4, 1)), 1, 3, 2);
    assertThatThrownBy(() -> new BlurPoolSurgery(new BlurPool(true, true, true, 16)).operate(small))
        .isInstanceOf(SurgeryProblem.class)
        .hasMessageContaining("at least 16 input channels")
        .hasMessageContaining("lower minChannels");
  }
}
