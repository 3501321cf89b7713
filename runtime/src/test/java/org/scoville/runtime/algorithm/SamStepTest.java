package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Layout;

/**
 * Checks of SAM's climb, of its return to the weights, and of the batches on which it does nothing.
 */
@Covers({SAM.class})
class SamStepTest {
  private static final int IMAGES = 4;
  private static final int PIXELS = 6;
  private static final int CLASSES = 3;

  /** A small network and one step of it. */
  private static final class Scene implements AutoCloseable {
    private final Workbench bench = new Workbench();
    private final Weights weights;
    private final FlatGradient gradient;
    private final Rehearsal rehearsal;

    Scene(long seed, long batch) {
      Chain chain =
          Chain.of(
              new Convolution("conv", 3, 4, 3, 1),
              new BatchNorm("bn", 4, Initializers.uniform(0, 1)),
              new Relu(),
              new GlobalAveragePool(),
              new Linear("fc", 4, CLASSES));
      weights = new Weights(new Blueprint(chain, CLASSES, Layout.CHANNELS_FIRST), bench.manager());
      weights.initialize(seed, bench.kernels());
      gradient = new FlatGradient(weights.parameters().layout(), bench.manager(), bench.kernels());
      Random random = new Random(seed);
      float[] pixels = new float[IMAGES * 3 * PIXELS * PIXELS];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) random.nextGaussian();
      }
      int[] labels = random.ints(IMAGES, 0, CLASSES).toArray();
      rehearsal =
          new Rehearsal(
              bench,
              weights,
              gradient,
              batch,
              bench.array(pixels, IMAGES, 3, PIXELS, PIXELS),
              bench.manager().create(labels).oneHot(CLASSES));
    }

    Scene find(double rho, Timing timing) {
      new SamStep(new SAM(rho, 1e-12), new RunTiming(timing, 10, 10)).find(rehearsal);
      return this;
    }

    float[] found() {
      return gradient.gradient().toFloatArray();
    }

    @Override
    public void close() {
      rehearsal.close();
      bench.close();
    }
  }

  @Property(tries = 15)
  void itClimbsAsFarAsItsRadiusAlongTheGradientAndComesBack(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1) double rho) {
    try (Scene scene = new Scene(seed, 1)) {
      float[] home = scene.weights.parameters().values().toFloatArray();
      scene.find(rho, Timing.always());
      assertThat(scene.weights.parameters().values().toFloatArray()).isEqualTo(home);
      Rehearsal.Pass first = scene.rehearsal.passes().get(0);
      Rehearsal.Pass second = scene.rehearsal.passes().get(1);
      NDArray climb = second.weights().sub(first.weights());
      assertThat((double) climb.norm().getFloat()).isCloseTo(rho, Offset.offset(1e-4));
      NDArray along = first.gradient().mul(rho).div(first.gradient().norm());
      Tolerance.checkNear("climb", along.toFloatArray(), climb.toFloatArray(), 1e-3, 1e-6);
      assertThat(scene.found()).isEqualTo(second.gradient().toFloatArray());
      assertThat((double) scene.gradient.loss().getFloat()).isEqualTo(first.loss());
      assertThat(scene.weights.buffers().batches(0)).isEqualTo(2);
    }
  }

  @Property(tries = 10)
  void withRadiusNearZeroItFindsThePlainGradient(@ForAll long seed) {
    try (Scene scene = new Scene(seed, 1).find(1e-7, Timing.always())) {
      float[] plain = scene.rehearsal.passes().get(0).gradient().toFloatArray();
      Tolerance.checkRelativeL2("gradient", plain, scene.found(), 1e-4);
    }
  }

  @Property(tries = 10)
  void betweenItsBatchesItTakesOnePass(@ForAll long seed) {
    try (Scene scene = new Scene(seed, 4).find(0.5, Timing.every(5))) {
      assertThat(scene.rehearsal.passes()).hasSize(1);
      assertThat(scene.found())
          .isEqualTo(scene.rehearsal.passes().get(0).gradient().toFloatArray());
    }
  }

  @Provide
  Arbitrary<float[]> gradients() {
    return Arbitraries.floats().between(-8, 8).array(float[].class).ofSize(9);
  }

  @Property(tries = 20)
  void aClimbIsAsLongAsItsRadius(@ForAll("gradients") float[] g) {
    try (Workbench bench = new Workbench()) {
      double length = 0;
      for (float value : g) {
        length += value * value;
      }
      double norm = Math.sqrt(length);
      float[] climb =
          SamStep.climb(bench.array(g, 9), new SAM(0.3, 1e-12), bench.kernels()).toFloatArray();
      for (int i = 0; i < climb.length; i++) {
        assertThat(climb[i])
            .isCloseTo(norm < 1e-6 ? 0 : (float) (g[i] * 0.3 / norm), Offset.offset(1e-4f));
      }
    }
  }
}
