package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.random.Draw;

/** Progressive resizing against its formulas. */
@Covers(ProgressiveResizing.class)
class ProgressiveResizingBatchTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 10, 10);

  @Provide
  Arbitrary<Pictures> pictures() {
    return Pictures.any();
  }

  /** The first batch of a run that starts at a scale. */
  private static ProgressiveResizing at(
      double scale, ResizingMode mode, Interpolation interpolation, boolean exact) {
    return new ProgressiveResizing(
        mode, scale, 0.5, 0.2, 1, interpolation, Granularity.BATCH, exact, ResizingPlace.DEVICE);
  }

  private interface Source {
    double value(Pictures pictures, float[] from, int plane, int row, int column);
  }

  private static void check(
      Pictures pictures, ProgressiveResizing record, double atol, int[] size, Source source) {
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      NDArray resized =
          new ProgressiveResizingBatch(record, ALWAYS)
              .images(images, pictures.batch(bench, 0), bench.kernels());
      assertThat(resized.getShape())
          .isEqualTo(new Shape(pictures.samples(), pictures.channels(), size[0], size[1]));
      float[] from = pictures.values();
      float[] expected = new float[pictures.samples() * pictures.channels() * size[0] * size[1]];
      for (int i = 0; i < expected.length; i++) {
        int row = i / size[1] % size[0];
        int plane = i / size[1] / size[0];
        expected[i] = (float) source.value(pictures, from, plane, row, i % size[1]);
      }
      Tolerance.checkNear("resized", expected, resized.toFloatArray(), 0, atol);
      assertThat(pictures.laidOutAlike(resized, bench)).as("layout").isTrue();
      assertThat(images.toFloatArray()).as("what came in").isEqualTo(pictures.values());
    }
  }

  /** As the reference has it: the width rounded, divided by the width and multiplied again. */
  private static int[] size(Pictures pictures, double scale) {
    double factor = Math.max(1, Math.rint(pictures.width() * scale)) / pictures.width();
    return factor >= 1
        ? new int[] {pictures.height(), pictures.width()}
        : new int[] {
          Math.max(1, (int) (pictures.height() * factor)),
          Math.max(1, (int) (pictures.width() * factor))
        };
  }

  @Property(tries = 100)
  void nearestTakesThePixelAtTheRoundedDownPosition(
      @ForAll("pictures") Pictures pictures, @ForAll @DoubleRange(max = 1) double scale) {
    int[] size = size(pictures, scale);
    double factor = Math.max(1, Math.rint(pictures.width() * scale)) / pictures.width();
    float step = (float) (1 / factor);
    check(
        pictures,
        at(scale, ResizingMode.RESIZE, Interpolation.NEAREST, false),
        0,
        size,
        (p, from, plane, row, column) -> {
          int y = Math.min(p.height() - 1, (int) Math.floor(row * step));
          int x = Math.min(p.width() - 1, (int) Math.floor(column * step));
          return from[(plane * p.height() + y) * p.width() + x];
        });
  }

  @Property(tries = 100)
  void bilinearWeighsTheFourNeighbors(
      @ForAll("pictures") Pictures pictures, @ForAll @DoubleRange(max = 1) double scale) {
    int[] size = size(pictures, scale);
    check(
        pictures,
        at(scale, ResizingMode.RESIZE, Interpolation.BILINEAR, false),
        5e-6,
        size,
        (p, from, plane, row, column) -> {
          double y = Math.max(0, (row + 0.5) * p.height() / size[0] - 0.5);
          double x = Math.max(0, (column + 0.5) * p.width() / size[1] - 0.5);
          int top = (int) y;
          int left = (int) x;
          int bottom = Math.min(p.height() - 1, top + 1);
          int right = Math.min(p.width() - 1, left + 1);
          int first = (plane * p.height() + top) * p.width();
          int second = (plane * p.height() + bottom) * p.width();
          return (1 - (y - top))
                  * ((1 - (x - left)) * from[first + left] + (x - left) * from[first + right])
              + (y - top)
                  * ((1 - (x - left)) * from[second + left] + (x - left) * from[second + right]);
        });
  }

  @Property(tries = 100)
  void aCropIsAWindow(
      @ForAll("pictures") Pictures pictures,
      @ForAll @DoubleRange(max = 1) double scale,
      @ForAll boolean exact) {
    ProgressiveResizing record = at(scale, ResizingMode.CROP, Interpolation.NEAREST, exact);
    int[] size =
        exact
            ? new int[] {
              record.height(pictures.height(), pictures.width(), 0),
              record.width(pictures.width(), 0)
            }
            : size(pictures, scale);
    Draw draw = shareDraw(pictures);
    int last = exact ? 1 : 0;
    int top = draw.nextInt(Math.max(1, pictures.height() - size[0] + last));
    int left = draw.nextInt(Math.max(1, pictures.width() - size[1] + last));
    check(
        pictures,
        record,
        0,
        size,
        (p, from, plane, row, column) ->
            from[(plane * p.height() + top + row) * p.width() + left + column]);
  }

  private static Draw shareDraw(Pictures pictures) {
    try (Workbench bench = new Workbench()) {
      return pictures.batch(bench, 0).shareDraw("progressive-resizing");
    }
  }

  @Property(tries = 100)
  void onTheExactGridNearestSpansTheWholeImage(
      @ForAll("pictures") Pictures pictures, @ForAll @DoubleRange(max = 1) double scale) {
    ProgressiveResizing record = at(scale, ResizingMode.RESIZE, Interpolation.NEAREST, true);
    int[] size = {
      record.height(pictures.height(), pictures.width(), 0), record.width(pictures.width(), 0)
    };
    float down = (float) (1 / ((double) size[0] / pictures.height()));
    float right = (float) (1 / ((double) size[1] / pictures.width()));
    check(
        pictures,
        record,
        0,
        size,
        (p, from, plane, row, column) -> {
          int y = Math.min(p.height() - 1, (int) Math.floor(row * down));
          int x = Math.min(p.width() - 1, (int) Math.floor(column * right));
          return from[(plane * p.height() + y) * p.width() + x];
        });
  }

  @Property(tries = 20)
  void theLastPartOfTrainingSeesWholeImages(@ForAll("pictures") Pictures pictures) {
    ProgressiveResizing record = at(0.5, ResizingMode.RESIZE, Interpolation.NEAREST, false);
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      NDArray labels = pictures.targets(bench);
      for (int batch = 9; batch <= 10; batch++) {
        MicroBatch late = new MicroBatch(batch, 0, 0, 0, 1, labels);
        assertThat(
                new ProgressiveResizingBatch(record, ALWAYS).images(images, late, bench.kernels()))
            .isSameAs(images);
      }
    }
  }
}
