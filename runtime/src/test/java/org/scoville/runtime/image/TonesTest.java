package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Operations on single values, against their formulas. */
class TonesTest {
  @Provide
  Arbitrary<Picture> pictures() {
    return Picture.any();
  }

  private static void check(Picture image, Consumer<Canvas> operation, ChannelFormula formulas) {
    Picture changed = image.changed(operation);
    assertThat(changed).hasToString(image.toString());
    for (int c = 0; c < image.channels(); c++) {
      int[] values = channel(image, c);
      IntUnaryOperator formula = formulas.of(values);
      assertThat(channel(changed, c)).isEqualTo(IntStream.of(values).map(formula).toArray());
    }
  }

  /** A formula that may depend on all values of a channel. */
  private interface ChannelFormula {
    IntUnaryOperator of(int[] values);
  }

  private static int[] channel(Picture image, int channel) {
    return IntStream.range(0, image.height() * image.width())
        .map(i -> image.bytes()[i * image.channels() + channel] & 0xFF)
        .toArray();
  }

  @Property
  void posterizeKeepsTheHighestBits(
      @ForAll("pictures") Picture image, @ForAll @IntRange(min = 0, max = 8) int bits) {
    int unit = 1 << (8 - bits);
    check(image, c -> Tones.posterize(c, bits), all -> value -> value / unit * unit);
  }

  @Property
  void solarizeInvertsFromTheThresholdOn(
      @ForAll("pictures") Picture image, @ForAll @DoubleRange(min = 0, max = 256) double from) {
    check(image, c -> Tones.solarize(c, from), all -> value -> value >= from ? 255 - value : value);
  }

  @Property
  void solarizeAddBrightensTheDarkerHalf(
      @ForAll("pictures") Picture image, @ForAll @IntRange(min = 0, max = 128) int add) {
    check(
        image,
        c -> Tones.solarizeAdd(c, add),
        all -> value -> value >= 128 ? value : Math.min(255, value + add));
  }

  @Property
  void invertTurnsAllRound(@ForAll("pictures") Picture image) {
    check(image, Tones::invert, all -> value -> 255 - value);
  }

  @Property
  void autocontrastStretchesEachChannel(@ForAll("pictures") Picture image) {
    check(
        image,
        Tones::autocontrast,
        all -> {
          int low = IntStream.of(all).min().orElseThrow();
          int high = IntStream.of(all).max().orElseThrow();
          double scale = 255.0 / Math.max(1, high - low);
          return value ->
              high == low ? value : Math.min(255, Math.max(0, (int) (value * scale - low * scale)));
        });
  }

  @Property
  void equalizeSpreadsByTheNumberOfDarkerValues(@ForAll("pictures") Picture image) {
    check(
        image,
        Tones::equalize,
        all -> {
          int high = IntStream.of(all).max().orElseThrow();
          int step = (int) IntStream.of(all).filter(value -> value < high).count() / 255;
          return value ->
              step == 0
                  ? value
                  : Math.min(
                      255,
                      (step / 2 + (int) IntStream.of(all).filter(v -> v < value).count()) / step);
        });
  }
}
