package org.scoville.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.fact.Granularity;

/** The sizes of images in the course of training. */
class ResolutionTest {
  private static ProgressiveResizing resizing(
      double initialScale, double delay, double finetune, int increment, boolean exact) {
    return new ProgressiveResizing(
        ResizingMode.RESIZE,
        initialScale,
        delay,
        finetune,
        increment,
        Interpolation.NEAREST,
        Granularity.BATCH,
        exact,
        ResizingPlace.DEVICE);
  }

  @Property
  void sizesGrowAndAreFullAtTheEnd(
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @DoubleRange(max = 1) double initialScale,
      @ForAll @DoubleRange(max = 1) double delay,
      @ForAll @DoubleRange(max = 1) double finetune,
      @ForAll @IntRange(min = 1, max = 64) int increment) {
    ProgressiveResizing record =
        resizing(initialScale, delay, Math.min(finetune, 1 - delay), increment, true);
    int lastHeight = 0;
    int lastWidth = 0;
    for (int step = 0; step <= 40; step++) {
      double elapsed = step / 40.0;
      int newHeight = record.height(height, width, elapsed);
      int newWidth = record.width(width, elapsed);
      assertThat(newHeight).isBetween(Math.max(1, lastHeight), height);
      assertThat(newWidth).isBetween(Math.max(1, lastWidth), width);
      assertThat(newWidth == width || newWidth % increment == 0).isTrue();
      lastHeight = newHeight;
      lastWidth = newWidth;
    }
    if (width % increment == 0) {
      assertThat(List.of(lastHeight, lastWidth)).containsExactly(height, width);
    }
  }

  @Property
  void roundingTwiceLosesAtMostAPixel(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @DoubleRange(max = 1) double initialScale,
      @ForAll @DoubleRange(max = 1) double elapsed,
      @ForAll @IntRange(min = 1, max = 64) int increment) {
    int exact = resizing(initialScale, 0.3, 0.2, increment, true).width(width, elapsed);
    int rounded = resizing(initialScale, 0.3, 0.2, increment, false).width(width, elapsed);
    assertThat(exact - rounded).isBetween(0, 1);
  }

  @Test
  void theLoaderCutsNoSecondCrop() {
    assertThatThrownBy(
            () ->
                new ProgressiveResizing(
                    ResizingMode.CROP,
                    0.5,
                    0.5,
                    0.2,
                    4,
                    Interpolation.NEAREST,
                    Granularity.EPOCH,
                    false,
                    ResizingPlace.LOADER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProgressiveResizing has mode CROP and where LOADER, and the loader only resizes; set"
                + " mode = RESIZE or where = DEVICE");
  }

  @Test
  void aPixelIsLostWhereTheReferenceLosesOne() {
    List<Integer> lost =
        IntStream.rangeClosed(1, 224)
            .filter(
                width ->
                    resizing(0.5, 0.5, 0.2, 1, true).width(width, 0)
                        > resizing(0.5, 0.5, 0.2, 1, false).width(width, 0))
            .boxed()
            .toList();
    // Those w of which Python finds int(round(w / 2) / w * w) < round(w / 2).
    assertThat(lost).containsExactly(47, 55, 107, 111, 123, 155, 199);
  }

  @Test
  void mediumsAndHotsSizesAreThePublishedOnes() {
    ProgressiveResizing medium = resizing(0.5, 0.4, 0.2, 4, false);
    assertThat(List.of(medium.width(176, 0), medium.width(176, 0.8))).containsExactly(88, 176);
    ProgressiveResizing hot = resizing(0.6, 0.2, 0.2, 4, false);
    assertThat(List.of(hot.width(176, 0), hot.width(176, 0.8))).containsExactly(104, 176);
  }

  @Test
  void epochsAreCountedWholeOrInBatches() {
    ProgressiveResizing byEpoch =
        new ProgressiveResizing(
            ResizingMode.RESIZE,
            0.5,
            0.5,
            0.2,
            4,
            Interpolation.NEAREST,
            Granularity.EPOCH,
            false,
            ResizingPlace.DEVICE);
    assertThat(byEpoch.elapsed(10, 40, 10)).isZero();
    assertThat(byEpoch.elapsed(11, 40, 10)).isEqualTo(0.25);
    assertThat(byEpoch.elapsed(40, 40, 10)).isEqualTo(0.75);
    assertThat(resizing(0.5, 0.5, 0.2, 4, false).elapsed(11, 40, 10)).isEqualTo(0.25);
    assertThat(resizing(0.5, 0.5, 0.2, 4, false).elapsed(40, 40, 10)).isEqualTo(0.975);
  }

  @Test
  void withoutARampTheSizeJumps() {
    ProgressiveResizing record = resizing(0.5, 0.6, 0.4, 4, false);
    assertThat(record.width(64, 0.59)).isEqualTo(32);
    assertThat(record.width(64, 0.6)).isEqualTo(64);
  }

  @Test
  void fractionsOfMoreThanTheWholeAreRefused() {
    assertThatThrownBy(() -> resizing(0.5, 0.7, 0.4, 4, false))
        .hasMessage(
            "ProgressiveResizing has delayFraction 0.7 and finetuneFraction 0.4; their sum must be"
                + " at most 1");
  }

  @Test
  void ffcvsConfigurationOf88EpochsJumpsInTheMiddleOfItsRamp() {
    ResolutionRamp ramp = new ResolutionRamp(160, 192, 65, 76, 32, ResizingPlace.DEVICE);
    assertThat(IntStream.range(0, 88).filter(epoch -> ramp.pixels(epoch) == 160).count())
        .isEqualTo(71);
    assertThat(ramp.pixels(70)).isEqualTo(160);
    assertThat(ramp.pixels(71)).isEqualTo(192);
  }

  @Property
  void aRampGrowsOnItsGridFromOneEndToTheOther(
      @ForAll @IntRange(min = 1, max = 10) int from,
      @ForAll @IntRange(min = 1, max = 10) int to,
      @ForAll @IntRange(max = 30) int start,
      @ForAll @IntRange(max = 30) int end,
      @ForAll @IntRange(min = 1, max = 64) int grid) {
    ResolutionRamp ramp =
        new ResolutionRamp(
            Math.min(from, to) * grid,
            Math.max(from, to) * grid,
            start,
            end,
            grid,
            ResizingPlace.DEVICE);
    int last = ramp.fromPixels();
    for (int epoch = 0; epoch <= 40; epoch++) {
      int pixels = ramp.pixels(epoch);
      assertThat(pixels).isBetween(last, ramp.toPixels());
      assertThat(pixels % grid).isZero();
      last = pixels;
    }
    assertThat(ramp.pixels(0)).isEqualTo(ramp.fromPixels());
    assertThat(last).isEqualTo(ramp.toPixels());
  }
}
