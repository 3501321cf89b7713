package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ColOut;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

/** ColOut against its formula, on batches and on single images. */
@Covers(ColOut.class)
class ColOutCuttingTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 10, 10);

  @Provide
  Arbitrary<Pictures> pictures() {
    return Pictures.any();
  }

  @Property(tries = 100)
  void aBatchKeepsTheChosenLinesInTheirOrder(
      @ForAll("pictures") Pictures pictures,
      @ForAll @DoubleRange(max = 0.49) double rowDrop,
      @ForAll @DoubleRange(max = 0.49) double columnDrop) {
    ColOut record = new ColOut(rowDrop, columnDrop, true);
    try (Workbench bench = new Workbench()) {
      MicroBatch batch = pictures.batch(bench, 0);
      NDArray images = pictures.on(bench);
      NDArray kept = new ColOutCutting(record, ALWAYS).images(images, batch, bench.kernels());
      Draw draw = batch.shareDraw("colout");
      int[] rows = draw.choose(pictures.height(), (int) ((1 - rowDrop) * pictures.height()));
      int[] columns = draw.choose(pictures.width(), (int) ((1 - columnDrop) * pictures.width()));
      assertThat(kept.getShape())
          .isEqualTo(
              new Shape(pictures.samples(), pictures.channels(), rows.length, columns.length));
      assertThat(kept.toFloatArray()).isEqualTo(kept(pictures, rows, columns));
      assertThat(pictures.laidOutAlike(kept, bench)).as("layout").isTrue();
      assertThat(images.toFloatArray()).as("what came in").isEqualTo(pictures.values());
    }
  }

  private static float[] kept(Pictures pictures, int[] rows, int[] columns) {
    float[] from = pictures.values();
    float[] to = new float[pictures.samples() * pictures.channels() * rows.length * columns.length];
    int next = 0;
    for (int n = 0; n < pictures.samples(); n++) {
      for (int c = 0; c < pictures.channels(); c++) {
        for (int row : rows) {
          for (int column : columns) {
            to[next++] = from[pictures.at(n, c, row, column)];
          }
        }
      }
    }
    return to;
  }

  @Property
  void anImageKeepsTheChosenLinesInTheirOrder(
      @ForAll("pictures") Pictures pictures,
      @ForAll @DoubleRange(max = 0.49) double rowDrop,
      @ForAll @DoubleRange(max = 0.49) double columnDrop) {
    ColOutCutting cutting = new ColOutCutting(new ColOut(rowDrop, columnDrop, false), ALWAYS);
    Sample sample = new Sample(1, 0, 0, 0, pictures.seed());
    byte[] before = new byte[pictures.height() * pictures.width() * pictures.channels()];
    new Random(pictures.seed()).nextBytes(before);
    Canvas canvas = new Canvas(pictures.height(), pictures.width(), pictures.channels());
    System.arraycopy(before, 0, canvas.pixels(), 0, before.length);
    cutting.change(canvas, sample);
    Draw draw = sample.draw("colout");
    int[] rows = draw.choose(pictures.height(), cutting.height(pictures.height()));
    int[] columns = draw.choose(pictures.width(), cutting.width(pictures.width()));
    assertThat(canvas.height()).isEqualTo(rows.length);
    assertThat(canvas.width()).isEqualTo(columns.length);
    int next = 0;
    for (int row : rows) {
      for (int column : columns) {
        for (int c = 0; c < pictures.channels(); c++) {
          assertThat(canvas.pixels()[next++])
              .isEqualTo(before[(row * pictures.width() + column) * pictures.channels() + c]);
        }
      }
    }
  }

  @Property(tries = 20)
  void droppingNothingChangesNothing(@ForAll("pictures") Pictures pictures) {
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      ColOutCutting cutting = new ColOutCutting(new ColOut(0, 0, true), ALWAYS);
      assertThat(cutting.images(images, pictures.batch(bench, 0), bench.kernels()))
          .isSameAs(images);
    }
  }

  @Property(tries = 20)
  void oneOfTheTwoPlacesRests(@ForAll("pictures") Pictures pictures) {
    Assume.that(pictures.height() > 3);
    Canvas canvas = new Canvas(pictures.height(), pictures.width(), 3);
    ColOutCutting perBatch = new ColOutCutting(new ColOut(0.5, 0, true), ALWAYS);
    perBatch.change(canvas, new Sample(1, 0, 0, 0, 1));
    assertThat(canvas.height()).isEqualTo(perBatch.height(pictures.height()));
    assertThat(canvas.height()).isEqualTo(pictures.height());
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      ColOutCutting perImage = new ColOutCutting(new ColOut(0.5, 0, false), ALWAYS);
      assertThat(perImage.images(images, pictures.batch(bench, 0), bench.kernels()))
          .isSameAs(images);
    }
  }

  @Test
  void droppingAllIsRefusedWithItsNumbers() {
    ColOutCutting cutting = new ColOutCutting(new ColOut(0.9, 0, true), ALWAYS);
    Pictures pictures = new Pictures(1, 3, 10, 10, true, 1);
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      MicroBatch batch = pictures.batch(bench, 0);
      assertThatThrownBy(() -> cutting.images(images, batch, bench.kernels()))
          .hasMessage("ColOut.rowDrop of 0.9 leaves none of 10 pixels; lower it");
    }
  }

  @Test
  void perImageItActsOnEveryBatch() {
    RunTiming sometimes = new RunTiming(Timing.every(2), 10, 10);
    assertThatThrownBy(() -> new ColOutCutting(new ColOut(0.1, 0.1, false), sometimes))
        .hasMessageContaining("ColOut acts every 2 batches");
  }

  @Property
  void keptLinesAreAsMany(@ForAll("pictures") Pictures pictures, @ForAll long seed) {
    int[] chosen = Draw.of(seed).choose(pictures.height(), pictures.height() / 2);
    assertThat(chosen).isSorted().doesNotHaveDuplicates().hasSize(pictures.height() / 2);
    assertThat(Arrays.stream(chosen)).allMatch(line -> line >= 0 && line < pictures.height());
  }
}
