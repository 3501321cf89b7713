package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShardOrderTest {

  /** The order without a window: whole shards, one after another. */
  private static int[] shards(int images, int inAShard, long seed, long epoch) {
    return new ShardOrder(image -> image / inAShard, 0).order(images, 8, seed, epoch);
  }

  @Property(tries = 200)
  void withoutAWindowWholeShardsComeInRandomOrder(
      @ForAll @IntRange(min = 1, max = 300) int images,
      @ForAll @IntRange(min = 1, max = 20) int inAShard,
      @ForAll long seed) {
    int[] order = shards(images, inAShard, seed, 2);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, images).toArray());
    for (int i = 1; i < images; i++) {
      boolean sameShard = order[i] / inAShard == order[i - 1] / inAShard;
      assertThat(sameShard ? order[i] == order[i - 1] + 1 : order[i] % inAShard == 0).isTrue();
    }
    assertThat(new ShardOrder(image -> image / inAShard, 1).order(images, 8, seed, 2))
        .isEqualTo(order);
  }

  @Property(tries = 200)
  void everySampleComesOnceAndNoEarlierThanTheWindowLets(
      @ForAll @IntRange(max = 300) int images,
      @ForAll @IntRange(min = 1, max = 20) int inAShard,
      @ForAll @IntRange(min = 1, max = 400) int window,
      @ForAll long seed) {
    int[] order = new ShardOrder(image -> image / inAShard, window).order(images, 8, seed, 5);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, images).toArray());
    int[] places = new int[images];
    int[] shards = shards(images, inAShard, seed, 5);
    for (int i = 0; i < images; i++) {
      places[shards[i]] = i;
    }
    for (int i = 0; i < images; i++) {
      assertThat(places[order[i]]).isLessThan(i + window);
    }
  }

  @Property(tries = 50)
  void theOrderIsAFunctionOfSeedAndEpoch(@ForAll long seed) {
    ShardOrder order = new ShardOrder(image -> image / 10, 50);
    int[] first = order.order(200, 4, seed, 7);
    assertThat(order.order(200, 4, seed, 7)).isEqualTo(first);
    assertThat(order.order(200, 4, seed, 8)).isNotEqualTo(first);
    assertThat(order.order(200, 4, seed + 1, 7)).isNotEqualTo(first);
  }

  @Example
  void everyOrderOfAWindowComes() {
    ShardOrder order = new ShardOrder(image -> 0, 4);
    Set<String> orders = new HashSet<>();
    for (int epoch = 0; epoch < 2000; epoch++) {
      orders.add(Arrays.toString(order.order(4, 1, 3, epoch)));
    }
    // 24 orders, each left out by 2,000 epochs with a chance of (23/24)^2000, below 1e-36.
    assertThat(orders).hasSize(24);
  }
}
