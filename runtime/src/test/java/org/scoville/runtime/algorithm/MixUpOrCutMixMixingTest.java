package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.Partner;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.random.Draw;

/**
 * Checks of the frequencies with which MixUpOrCutMix blends, pastes or does nothing, and of its
 * partners.
 */
class MixUpOrCutMixMixingTest {
  private static final int BATCHES = 400;

  /** Of images that are one number throughout, a patch leaves some pixels and a blend none. */
  private enum Sort {
    UNTOUCHED,
    BLENDED,
    PATCHED
  }

  private static long count(Sort sort, MixUpOrCutMix record) {
    RunTiming timing = new RunTiming(Timing.always(), BATCHES, BATCHES);
    MixUpOrCutMixMixing mixing = new MixUpOrCutMixMixing(record, timing);
    try (Workbench bench = new Workbench()) {
      NDArray labels = bench.manager().eye(4);
      NDArray images = bench.manager().arange(4f).reshape(4, 1, 1, 1).repeat(2, 40).repeat(3, 40);
      return LongStream.rangeClosed(1, BATCHES)
          .mapToObj(batch -> new MicroBatch(batch, 0, 0, 0, 7, labels))
          .map(batch -> sort(mixing.images(images, batch, bench.kernels()), images))
          .filter(sort::equals)
          .count();
    }
  }

  private static Sort sort(NDArray mixed, NDArray images) {
    if (mixed.contentEquals(images)) {
      return Sort.UNTOUCHED;
    }
    return mixed.eq(mixed.round()).all().getBoolean() ? Sort.PATCHED : Sort.BLENDED;
  }

  @ParameterizedTest
  @CsvSource({
    "1,   1,   0.5, 1,   200, 200",
    "1,   1,   0.2, 1,   320, 80",
    "1,   1,   0.5, 0.5, 100, 100",
    "1,   1,   0,   1,   400, 0",
    "1,   1,   1,   1,   0,   400",
    "1,   0,   1,   1,   400, 0",
    "0,   1,   0,   1,   0,   400",
    "1,   1,   0.5, 0,   0,   0"
  })
  void probabilitiesAreWhatTheRecordSays(
      double mixUpAlpha,
      double cutMixAlpha,
      double switchProbability,
      double probability,
      long blended,
      long patched) {
    MixUpOrCutMix record =
        new MixUpOrCutMix(mixUpAlpha, cutMixAlpha, switchProbability, probability, Partner.FLIPPED);
    // Some windows are too small to hold a pixel, and chance is chance.
    Offset<Long> near = Offset.offset(blended == 400 || blended + patched == 0 ? 0L : 40L);
    assertThat(count(Sort.BLENDED, record)).isCloseTo(blended, near);
    assertThat(count(Sort.PATCHED, record)).isCloseTo(patched, near);
  }

  @Test
  void partnersAreThoseOfTheNamedImplementation() {
    Draw draw = Draw.of(1);
    assertThat(Pairing.of(Partner.FLIPPED, 5, draw)).isEqualTo(List.of(4L, 3L, 2L, 1L, 0L));
    assertThat(Pairing.of(Partner.ROLLED, 5, draw)).isEqualTo(List.of(4L, 0L, 1L, 2L, 3L));
    assertThat(Pairing.of(Partner.PERMUTED, 5, draw)).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
  }
}
