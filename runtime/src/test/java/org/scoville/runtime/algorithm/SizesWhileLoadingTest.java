package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.fact.Granularity;
import org.scoville.fact.ImageSize;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.problem.LaunchProblem;

/** The loader makes images of the sizes that the device would make of them. */
@Covers({ProgressiveResizing.class, ResolutionRamp.class})
class SizesWhileLoadingTest {
  private static final long EPOCHS = 4;
  private static final long STEPS = 3;

  private static RunTiming timing(int every, double from) {
    return new RunTiming(Timing.every(every).within(from, 1), EPOCHS * STEPS, STEPS);
  }

  @Property(tries = 60)
  void progressiveSizesAreThoseOfTheDevice(
      @ForAll @IntRange(min = 1, max = 40) int side,
      @ForAll @DoubleRange(max = 1) double scale,
      @ForAll @DoubleRange(max = 0.8) double delay,
      @ForAll @IntRange(min = 1, max = 5) int increment,
      @ForAll Granularity granularity,
      @ForAll boolean exact,
      @ForAll @IntRange(min = 1, max = 3) int every,
      @ForAll @DoubleRange(max = 0.9) double from) {
    RunTiming timing = timing(every, from);
    check(
        new ProgressiveResizingBatch(
            new ProgressiveResizing(
                ResizingMode.RESIZE,
                scale,
                delay,
                0.2,
                increment,
                Interpolation.NEAREST,
                granularity,
                exact,
                ResizingPlace.DEVICE),
            timing),
        new SizesWhileLoading(
            new ProgressiveResizing(
                ResizingMode.RESIZE,
                scale,
                delay,
                0.2,
                increment,
                Interpolation.NEAREST,
                granularity,
                exact,
                ResizingPlace.LOADER),
            timing),
        ImageSize.square(side));
  }

  @Property(tries = 60)
  void sizesOfARampAreThoseOfTheDevice(
      @ForAll @IntRange(min = 1, max = 5) int fromSteps,
      @ForAll @IntRange(min = 1, max = 5) int toSteps,
      @ForAll @IntRange(min = 1, max = 6) int grid,
      @ForAll @IntRange(max = 4) int start,
      @ForAll @IntRange(max = 4) int length,
      @ForAll @IntRange(min = 1, max = 3) int every,
      @ForAll @DoubleRange(max = 0.9) double from) {
    RunTiming timing = timing(every, from);
    check(
        new ResolutionRampBatch(ramp(fromSteps, toSteps, grid, start, length, false), timing),
        new SizesWhileLoading(ramp(fromSteps, toSteps, grid, start, length, true), timing),
        ImageSize.square(grid * Math.max(fromSteps, toSteps)));
  }

  private static ResolutionRamp ramp(
      int fromSteps, int toSteps, int grid, int start, int length, boolean inLoader) {
    return new ResolutionRamp(
        grid * fromSteps,
        grid * toSteps,
        start,
        start + length,
        grid,
        inLoader ? ResizingPlace.LOADER : ResizingPlace.DEVICE);
  }

  private static void check(BatchBehavior onDevice, BatchBehavior whileLoading, ImageSize full) {
    LoadedSizeBehavior sizes = (LoadedSizeBehavior) whileLoading;
    ImageShape shape = new ImageShape(1, full.height(), full.width());
    try (Workbench bench = new Workbench()) {
      NDArray images =
          bench
              .manager()
              .zeros(new Shape(1, 1, full.height(), full.width()), DataType.FLOAT32, Device.cpu());
      NDArray labels = bench.manager().zeros(new Shape(1, 2), DataType.FLOAT32, Device.cpu());
      for (long batch = 1; batch <= EPOCHS * STEPS; batch++) {
        MicroBatch part = new MicroBatch(batch, 0, 0, 0, 1, labels);
        Shape expected = onDevice.images(images, part, bench.kernels()).getShape();
        ImageSize loaded = sizes.loaded(full, batch);
        assertThat(new Shape(1, 1, loaded.height(), loaded.width()))
            .as("batch %d", batch)
            .isEqualTo(expected);
        assertThat(sizes.images(images, part, bench.kernels())).isSameAs(images);
      }
    }
    assertThat(sizes.smallest(shape)).isEqualTo(onDevice.smallest(shape));
    assertThat(sizes.largest(shape)).isEqualTo(onDevice.largest(shape));
  }

  @Example
  void theLoaderEnlargesNothing() {
    LoadedSizeBehavior sizes =
        new SizesWhileLoading(
            new ResolutionRamp(8, 16, 0, 1, 4, ResizingPlace.LOADER), timing(1, 0));
    assertThatThrownBy(() -> sizes.loaded(ImageSize.square(12), 4))
        .isInstanceOf(LaunchProblem.class)
        .hasMessage(
            "ResolutionRamp asks the loader for images of 16 x 16 pixels in batch 4, and its crop"
                + " is 12 x 12; let the loader crop to the largest size");
  }
}
