package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class QuasiRandomTest {
  @Property(tries = 200)
  void everyImageComesOnceAndNeverFromMorePagesThanTwiceTheBatch(
      @ForAll @IntRange(min = 1, max = 300) int images,
      @ForAll @IntRange(min = 1, max = 20) int onAPage,
      @ForAll @IntRange(min = 1, max = 8) int batchSize,
      @ForAll long seed) {
    int[] order = new QuasiRandom(image -> image / onAPage).order(images, batchSize, seed, 3);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, images).toArray());
    Map<Integer, Integer> left = new HashMap<>();
    IntStream.range(0, images).forEach(image -> left.merge(image / onAPage, 1, Integer::sum));
    Set<Integer> open = new HashSet<>();
    for (int image : order) {
      int page = image / onAPage;
      open.add(page);
      assertThat(open).hasSizeLessThanOrEqualTo(2 * batchSize);
      if (left.merge(page, -1, Integer::sum) == 0) {
        open.remove(page);
      }
    }
  }

  @Property(tries = 50)
  void theOrderIsAFunctionOfSeedAndEpoch(@ForAll long seed) {
    QuasiRandom order = new QuasiRandom(image -> image / 10);
    int[] first = order.order(200, 4, seed, 0);
    assertThat(order.order(200, 4, seed, 0)).isEqualTo(first);
    assertThat(order.order(200, 4, seed, 1)).isNotEqualTo(first);
    assertThat(order.order(200, 4, seed + 1, 0)).isNotEqualTo(first);
  }
}
