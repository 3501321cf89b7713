package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** Networks of any size: how many parameters, and one image at a time or many. */
@Covers({CifarResNet.class, ResNet.class})
class NetworksTest {

  private static long size(Blueprint network) {
    return network.parameters().stream().mapToLong(ParameterSpec::size).sum();
  }

  /** Weights and the two numbers for each channel of the norm behind it. */
  private static long convolution(long inputs, long outputs, long kernel) {
    return inputs * outputs * kernel * kernel + 2 * outputs;
  }

  @Property(tries = 30)
  void aResNetHasTheParametersOfThePaper(
      @ForAll @IntRange(min = 1, max = 4) int channels,
      @ForAll @IntRange(min = 1, max = 2000) int classes,
      @ForAll @IntRange(max = 4) int which) {
    int depth = List.of(18, 34, 50, 101, 152).get(which);
    int[][] blocks = {{2, 2, 2, 2}, {3, 4, 6, 3}, {3, 4, 6, 3}, {3, 4, 23, 3}, {3, 8, 36, 3}};
    boolean narrow = depth >= 50;
    long expected = convolution(channels, 64, 7);
    long inputs = 64;
    for (int stage = 0; stage < 4; stage++) {
      long width = 64L << stage;
      long outputs = narrow ? 4 * width : width;
      for (int block = 0; block < blocks[which][stage]; block++) {
        expected +=
            narrow
                ? convolution(inputs, width, 1)
                    + convolution(width, width, 3)
                    + convolution(width, outputs, 1)
                : convolution(inputs, width, 3) + convolution(width, width, 3);
        expected += inputs == outputs ? 0 : convolution(inputs, outputs, 1);
        inputs = outputs;
      }
    }
    assertThat(size(ResNetBlueprint.of(depth, channels, classes)))
        .isEqualTo(expected + (inputs + 1) * classes);
  }

  @Property(tries = 30)
  void aCifarResNetHasTheParametersOfThePaper(
      @ForAll @IntRange(min = 1, max = 9) int blocks,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 100) int classes) {
    CifarResNet record =
        new CifarResNet(
            6 * blocks + 2, width, 1, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO);
    long expected = convolution(3, width, 3) + 2L * blocks * convolution(width, width, 3);
    for (long wide = 2L * width; wide <= 4L * width; wide *= 2) {
      expected += convolution(wide / 2, wide, 3) + convolution(wide / 2, wide, 1);
      expected += (2L * blocks - 1) * convolution(wide, wide, 3);
    }
    assertThat(size(new CifarResNetDesign(record).blueprint(images(32), classes)))
        .isEqualTo(expected + (4L * width + 1) * classes);
  }

  private static ImageShapes images(int pixels) {
    return ImageShapes.of(new ImageShape(3, pixels, pixels));
  }

  @Property(tries = 10)
  void anImageIsJudgedAlikeAloneAndAmongOthers(
      @ForAll @IntRange(min = 1, max = 4) int images,
      @ForAll @IntRange(min = 8, max = 20) int pixels,
      @ForAll Layout layout,
      @ForAll long seed) {
    CifarResNet record =
        new CifarResNet(8, 3, 1, Convolutions.KAIMING_NORMAL, Scales.UNIFORM, HeadBias.LOG_PRIOR);
    CifarResNetDesign design = new CifarResNetDesign(record);
    try (Workbench bench = new Workbench();
        StepScope scope = StepScope.under(bench.manager())) {
      Weights weights =
          new Weights(design.blueprint(images(pixels), 5).in(layout), bench.manager());
      weights.initialize(seed, bench.kernels());
      NDArray all = scope.manager().randomUniform(-2, 2, new Shape(images, 3, pixels, pixels));
      float[] together = weights.evaluate(all, scope, bench.kernels()).toFloatArray();
      for (int i = 0; i < images; i++) {
        NDArray one = bench.kernels().rows(all, i, i + 1, scope);
        float[] alone = weights.evaluate(one, scope, bench.kernels()).toFloatArray();
        float[] among = Arrays.copyOfRange(together, 5 * i, 5 * i + 5);
        Tolerance.checkNear("image " + i, among, alone, 1e-4, 1e-5);
      }
    }
  }
}
