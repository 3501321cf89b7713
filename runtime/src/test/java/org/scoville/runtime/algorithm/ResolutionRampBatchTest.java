package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;

/** The resolution ramp against the formula of an antialiased bilinear interpolation. */
@Covers(ResolutionRamp.class)
class ResolutionRampBatchTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 30, 10);

  @Provide
  Arbitrary<Pictures> pictures() {
    return Pictures.any();
  }

  /** What one output line takes from the input lines: a triangle as wide as two output lines. */
  private static double[] weights(int size, int kept, int line) {
    double scale = (double) size / kept;
    double support = Math.max(1, scale);
    double center = scale * (line + 0.5);
    double[] weights = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(i + 0.5 - center) / support);
      sum += weights[i];
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static float[] resized(Pictures pictures, int side) {
    float[] from = pictures.values();
    float[] to = new float[pictures.samples() * pictures.channels() * side * side];
    for (int i = 0; i < to.length; i++) {
      double[] down = weights(pictures.height(), side, i / side % side);
      double[] across = weights(pictures.width(), side, i % side);
      int plane = i / side / side;
      double value = 0;
      for (int row = 0; row < pictures.height(); row++) {
        for (int column = 0; column < pictures.width(); column++) {
          value +=
              down[row]
                  * across[column]
                  * from[(plane * pictures.height() + row) * pictures.width() + column];
        }
      }
      to[i] = (float) value;
    }
    return to;
  }

  @Property(tries = 60)
  void imagesAreAveragedOverWhatTheyLose(
      @ForAll("pictures") Pictures pictures, @ForAll @IntRange(min = 1, max = 13) int pixels) {
    int side = Math.min(pixels, Math.min(pictures.height(), pictures.width()));
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      NDArray resized =
          new ResolutionRampBatch(
                  new ResolutionRamp(side, side, 0, 0, 1, ResizingPlace.DEVICE), ALWAYS)
              .images(images, pictures.batch(bench, 0), bench.kernels());
      Tolerance.checkNear("resized", resized(pictures, side), resized.toFloatArray(), 0, 5e-6);
      assertThat(pictures.laidOutAlike(resized, bench)).as("layout").isTrue();
      assertThat(images.toFloatArray()).as("what came in").isEqualTo(pictures.values());
    }
  }

  @Test
  void theEpochOfTheBatchDecides() {
    ResolutionRampBatch ramp =
        new ResolutionRampBatch(new ResolutionRamp(4, 8, 0, 2, 2, ResizingPlace.DEVICE), ALWAYS);
    Pictures pictures = new Pictures(1, 3, 8, 8, true, 1);
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      NDArray labels = pictures.targets(bench);
      int[][] sides = {{1, 4}, {10, 4}, {11, 6}, {20, 6}, {21, 8}, {30, 8}};
      for (int[] side : sides) {
        MicroBatch batch = new MicroBatch(side[0], 0, 0, 0, 1, labels);
        assertThat(ramp.images(images, batch, bench.kernels()).getShape().get(2))
            .as("batch %d", side[0])
            .isEqualTo(side[1]);
      }
    }
  }

  @Test
  void imagesAreNeverEnlarged() {
    ResolutionRampBatch ramp =
        new ResolutionRampBatch(
            new ResolutionRamp(160, 192, 0, 2, 32, ResizingPlace.DEVICE), ALWAYS);
    Pictures pictures = new Pictures(1, 3, 8, 9, true, 1);
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      MicroBatch batch = pictures.batch(bench, 0);
      assertThatThrownBy(() -> ramp.images(images, batch, bench.kernels()))
          .hasMessage(
              "ResolutionRamp resizes to 160 pixels in batch 1, and the loader's images are 8 x 9; let"
                  + " the loader crop to 192");
    }
  }
}
