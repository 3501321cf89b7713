package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.decode.JpegEncoder;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

class ImagePackerTest {
  private static final JpegEncoder SIZE = (rgb, width, height, quality) -> new byte[quality];

  private static boolean isJpg(PackOptions options, int sample, int height, int width) {
    Canvas image = Pictures.noise(height, width, 3, 1);
    return !new ImagePacker(options, SIZE).pack("a", sample, image).isRaw();
  }

  @Property(tries = 100)
  void smartKeepsWhatIsNotLargerThanTheThreshold(
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll @IntRange(min = 1, max = 60) int width) {
    int bytes = 3 * height * width;
    for (int threshold : new int[] {0, bytes - 1, bytes, bytes + 1}) {
      assertThat(isJpg(PackOptions.of(new WriteMode.Smart(threshold)), 0, height, width))
          .isEqualTo(bytes > threshold);
    }
  }

  @Test
  void smartMeasuresTheImageThatHasShrunk() {
    PackOptions options = PackOptions.of(new WriteMode.Smart(299));
    assertThat(isJpg(options, 0, 20, 20)).isTrue();
    assertThat(isJpg(options.within(10), 0, 20, 20)).isTrue();
    assertThat(isJpg(options.within(9), 0, 20, 20)).isFalse();
  }

  @Property(tries = 20)
  void aProportionOfTheImagesIsAJpegWhateverThreadPacksThem(
      @ForAll @DoubleRange(min = 0, max = 1) double probability, @ForAll long seed) {
    PackOptions options = new PackOptions(new WriteMode.Proportion(probability), 90, 0, seed);
    int jpegs = 0;
    for (int i = 0; i < 1000; i++) {
      boolean jpg = isJpg(options, i, 1, 1);
      jpegs += jpg ? 1 : 0;
      assertThat(isJpg(options, i, 2, 3)).isEqualTo(jpg);
    }
    // Six standard deviations of 1000 draws at most.
    double spread = 6 * Math.sqrt(1000 * probability * (1 - probability));
    assertThat((double) jpegs).isBetween(1000 * probability - spread, 1000 * probability + spread);
  }

  @Test
  void certaintiesHoldForAll() {
    for (int i = 0; i < 100; i++) {
      assertThat(isJpg(PackOptions.of(new WriteMode.Proportion(0)), i, 1, 1)).isFalse();
      assertThat(isJpg(PackOptions.of(new WriteMode.Proportion(1)), i, 1, 1)).isTrue();
      assertThat(isJpg(PackOptions.of(new WriteMode.Raw()), i, 1, 1)).isFalse();
      assertThat(isJpg(PackOptions.of(new WriteMode.Jpg()), i, 1, 1)).isTrue();
    }
  }

  @Property(tries = 60)
  void theLongerSideShrinksToTheLimitAndTheOtherIsRoundedDown(
      @ForAll @IntRange(min = 1, max = 80) int height,
      @ForAll @IntRange(min = 1, max = 80) int width,
      @ForAll @IntRange(min = 1, max = 90) int limit) {
    Canvas image = Pictures.noise(height, width, 3, 5);
    BetonImage packed =
        new ImagePacker(PackOptions.of(new WriteMode.Raw()).within(limit), SIZE)
            .pack("a", 0, image);
    double ratio = Math.min(1, (double) limit / Math.max(height, width));
    assertThat(packed.height()).isEqualTo(Math.max(1, (int) (ratio * height)));
    assertThat(packed.width()).isEqualTo(Math.max(1, (int) (ratio * width)));
    assertThat(packed.length()).isEqualTo(3 * packed.width() * packed.height());
    assertThat(packed.bytes()).isEqualTo(Pictures.bytes(image));
  }

  @Test
  void valuesOutsideTheirRangesAreRefused() {
    WriteMode raw = new WriteMode.Raw();
    assertThatThrownBy(() -> new PackOptions(raw, 0, 0, 0))
        .hasMessage("the quality is 0; give 1 to 100");
    assertThatThrownBy(() -> new PackOptions(raw, 101, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PackOptions(raw, 90, -1, 0))
        .hasMessage("the largest resolution is -1; give 1 or more, or 0 for any");
    assertThatThrownBy(() -> new WriteMode.Smart(-1))
        .hasMessage("the threshold is -1 bytes; give 0 or more");
    for (double probability : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new WriteMode.Proportion(probability))
          .hasMessage("the probability is %s; give 0 to 1".formatted(probability));
    }
  }
}
