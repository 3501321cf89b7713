package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.data.FFCV;
import org.scoville.data.PackedImages;
import org.scoville.data.TraversalOrder;
import org.scoville.runtime.dataset.PictureSet;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Mirror;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

@Covers({FFCV.class, PackedImages.class})
class FfcvFinishingTest {
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);

  private static FFCV ffcv(int crop, double ratio) {
    return new FFCV(
        crop, TraversalOrder.RANDOM, true, ratio, 0.08, 0.5, false, false, HALVES, HALVES);
  }

  private static PackedImages packed(int crop, double ratio) {
    return new PackedImages(
        crop, TraversalOrder.RANDOM, ratio, 0.08, 0.5, false, false, HALVES, HALVES);
  }

  @Property
  void theMiddleSquareIsTheRatioOfTheShorterSide(
      @ForAll @IntRange(min = 1, max = 4096) int crop,
      @ForAll @DoubleRange(min = 0.25, max = 1) double ratio) {
    assertThat(ffcv(crop, ratio).shorterSide() * ratio)
        .isBetween(crop - 0.5 * ratio - 1e-9, crop + 0.5 * ratio + 1e-9);
    assertThat(packed(crop, ratio).shorterSide()).isEqualTo(ffcv(crop, ratio).shorterSide());
  }

  @Property(tries = 100)
  void aTrainingImageIsThePartThatFfcvDrawsResizedByAreaAndMirroredByChance(
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 40) int crop,
      @ForAll long seed)
      throws UnreadableImage {
    Canvas picture = Pictures.noise(height, width, 3, seed);
    Draw draw = Draw.of(seed, 1);
    Canvas expected = Pictures.used(picture);
    Window part = Crops.randomPart(height, width, Crops.Limits.from(0.08), draw::nextDouble);
    new OpenCvArea().resize(expected, part, crop, crop);
    if (draw.nextChance(0.5)) {
      Mirror.leftAndRight(expected);
    }
    assertThat(finished(picture, crop, 0.875, true, seed)).isEqualTo(Pictures.bytes(expected));
  }

  @Property(tries = 100)
  void anEvaluationImageIsTheMiddleSquareResizedByArea(
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 40) int crop,
      @ForAll @DoubleRange(min = 0.25, max = 1) double ratio)
      throws UnreadableImage {
    Canvas picture = Pictures.noise(height, width, 3, 7);
    int side = Math.max(1, (int) (ratio * Math.min(height, width)));
    Canvas expected = Pictures.used(picture);
    new Window((width - side) / 2, (height - side) / 2, side, side).cut(expected);
    new OpenCvArea().resize(expected, Window.whole(expected), crop, crop);
    assertThat(finished(picture, crop, ratio, false, 3)).isEqualTo(Pictures.bytes(expected));
  }

  @Property
  void scaledDecodingLeavesThePartNoSmallerThanItsNewSize(
      @ForAll @IntRange(min = 1, max = 5000) int width,
      @ForAll @IntRange(min = 1, max = 5000) int height,
      @ForAll @IntRange(min = 1, max = 600) int side) {
    int reduction = ScaledDecoding.reduction(new Window(0, 0, width, height), side);
    assertThat(reduction).isIn(1, 2, 4, 8);
    double shorter = Math.min(width, height);
    assertThat(reduction == 1 || shorter / reduction >= side).isTrue();
    assertThat(reduction == 8 || shorter / (2 * reduction) < side).isTrue();
  }

  private static byte[] finished(
      Canvas picture, int crop, double ratio, boolean training, long seed) throws UnreadableImage {
    FFCV loader = ffcv(crop, ratio);
    ImageSource.Reader reader =
        FfcvLoader.open(loader, PictureSet.of(picture), 0, training).reader();
    Canvas canvas = new Canvas(1, 1, 3);
    reader.read(new Sample(1, 0, 0, 0, seed), Draw.of(seed, 1), canvas);
    return Pictures.bytes(canvas);
  }
}
