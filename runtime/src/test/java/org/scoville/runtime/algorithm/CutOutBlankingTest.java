package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.CutOut;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;

/** CutOut against its formula. */
@Covers(CutOut.class)
class CutOutBlankingTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 10, 10);

  @Provide
  Arbitrary<Pictures> pictures() {
    return Pictures.any();
  }

  @Property(tries = 100)
  void itIsZeroWithinTheHolesAndWhatCameInElsewhere(
      @ForAll("pictures") Pictures pictures,
      @ForAll @IntRange(min = 1, max = 4) int holes,
      @ForAll @DoubleRange(max = 1) double length,
      @ForAll boolean uniform) {
    try (Workbench bench = new Workbench()) {
      MicroBatch batch = pictures.batch(bench, 0);
      NDArray images = pictures.on(bench);
      NDArray blanked =
          new CutOutBlanking(new CutOut(holes, length, uniform), ALWAYS)
              .images(images, batch, bench.kernels());
      Draw draw = batch.shareDraw("cutout");
      float[] expected = pictures.values();
      for (int hole = 0; hole < holes; hole++) {
        blank(pictures, hole(pictures, length, uniform, draw), expected);
      }
      Tolerance.checkNear(
          "blanked", expected, blanked.abs().mul(images.sign()).toFloatArray(), 0, 0);
      assertThat(pictures.laidOutAlike(blanked, bench)).as("layout").isTrue();
      assertThat(images.toFloatArray()).as("what came in").isEqualTo(pictures.values());
    }
  }

  private static Box hole(Pictures pictures, double length, boolean uniform, Draw draw) {
    int side = (int) (Math.min(pictures.height(), pictures.width()) * length);
    int outside = uniform ? side / 2 : 0;
    int before = uniform ? (side + 1) / 2 : 0;
    int row = draw.nextInt(pictures.height() + outside + before) - before;
    int column = draw.nextInt(pictures.width() + outside + before) - before;
    return new Box(row - side / 2, column - side / 2, row + side / 2, column + side / 2);
  }

  private static void blank(Pictures pictures, Box hole, float[] values) {
    for (int n = 0; n < pictures.samples(); n++) {
      for (int c = 0; c < pictures.channels(); c++) {
        for (int row = Math.max(0, hole.top());
            row < Math.min(pictures.height(), hole.bottom());
            row++) {
          for (int column = Math.max(0, hole.left());
              column < Math.min(pictures.width(), hole.right());
              column++) {
            values[pictures.at(n, c, row, column)] = 0;
          }
        }
      }
    }
  }

  @Property(tries = 20)
  void aLengthOfZeroChangesNothing(@ForAll("pictures") Pictures pictures) {
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      CutOutBlanking blanking = new CutOutBlanking(new CutOut(3, 0, false), ALWAYS);
      assertThat(blanking.images(images, pictures.batch(bench, 0), bench.kernels()))
          .isSameAs(images);
    }
  }

  @Property(tries = 20)
  void aHoleOverAllLeavesNothing(@ForAll("pictures") Pictures pictures) {
    Box all = new Box(0, 0, pictures.height(), pictures.width());
    try (Workbench bench = new Workbench()) {
      CutOutBlanking blanking = new CutOutBlanking(ALWAYS, (batch, height, width) -> List.of(all));
      NDArray blanked =
          blanking.images(pictures.on(bench), pictures.batch(bench, 0), bench.kernels());
      assertThat(blanked.abs().max().getFloat()).isZero();
    }
  }

  @Property(tries = 20)
  void bothPassesAndAllPartsOfAShareHaveTheSameHoles(@ForAll("pictures") Pictures pictures) {
    CutOutBlanking blanking = new CutOutBlanking(new CutOut(2, 0.5, true), ALWAYS);
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      NDArray labels = pictures.targets(bench);
      NDArray first =
          blanking.images(images, new MicroBatch(1, 0, 0, 0, 5, labels), bench.kernels());
      NDArray other =
          blanking.images(images, new MicroBatch(1, 0, 3, 1, 5, labels), bench.kernels());
      assertThat(other.toFloatArray()).isEqualTo(first.toFloatArray());
    }
  }
}
