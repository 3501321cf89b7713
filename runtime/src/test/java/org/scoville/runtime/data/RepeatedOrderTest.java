package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RepeatedAugmentationOrder;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.golden.Covers;

@Covers({RepeatedAugmentation.class})
class RepeatedOrderTest {

  private static BatchOrder order(int size, int batchSize, long seed, int repeats) {
    long batches = size / batchSize;
    RepeatedAugmentationOrder behavior =
        new RepeatedAugmentationOrder(
            new RepeatedAugmentation(repeats),
            new RunTiming(Timing.always(), 4 * batches, batches));
    return BatchOrder.training(size, batchSize, seed, behavior::repeats, Traversal.RANDOM);
  }

  @Property(tries = 200)
  void anEpochHasItsUsualLengthAndAShareOfTheImages(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 40) int batch,
      @ForAll @IntRange(min = 1, max = 7) int repeats,
      @ForAll @IntRange(max = 3) int epoch,
      @ForAll long seed) {
    int batchSize = Math.min(size, batch);
    BatchOrder order = order(size, batchSize, seed, repeats);
    BatchOrder plain = BatchOrder.training(size, batchSize, seed);
    assertThat(order.batchesPerEpoch()).isEqualTo(plain.batchesPerEpoch());
    List<Integer> images = new ArrayList<>();
    List<Integer> usual = new ArrayList<>();
    Set<List<Long>> occurrences = new HashSet<>();
    for (long b = 1; b <= order.batchesPerEpoch(); b++) {
      long step = epoch * order.batchesPerEpoch() + b;
      int[] batchImages = order.images(step);
      for (int place = 0; place < batchSize; place++) {
        images.add(batchImages[place]);
        occurrences.add(List.of((long) batchImages[place], order.occurrence(step, place)));
        assertThat(order.occurrence(step, place)).isBetween(0L, repeats - 1L);
        assertThat(order.otherOccurrence(step, place)).isGreaterThanOrEqualTo(repeats);
      }
      IntStream.of(plain.images(step)).forEach(usual::add);
    }
    assertThat(images).hasSize((int) order.batchesPerEpoch() * batchSize);
    // The permutation's beginning, each image several times in a row, cut where the epoch ends.
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      expected.add(usual.get(i / repeats));
    }
    assertThat(images).isEqualTo(expected);
    assertThat(new HashSet<>(images)).hasSize((images.size() + repeats - 1) / repeats);
    assertThat(occurrences).as("an image's repeats differ").hasSize(images.size());
  }

  @Property(tries = 100)
  void oneRepeatIsThePlainOrder(
      @ForAll @IntRange(min = 1, max = 5) int replicas,
      @ForAll @IntRange(min = 1, max = 9) int share,
      @ForAll @IntRange(min = 1, max = 8) int step,
      @ForAll long seed) {
    BatchOrder one = order(4 * replicas * share, replicas * share, seed, 1);
    BatchOrder plain = BatchOrder.training(4 * replicas * share, replicas * share, seed);
    assertThat(one.images(step)).isEqualTo(plain.images(step));
    for (int rank = 0; rank < replicas; rank++) {
      assertThat(one.places(step, rank, replicas)).isEqualTo(plain.places(step, rank, replicas));
    }
    assertThat(one.occurrence(step, 0)).isZero();
  }

  @Property(tries = 100)
  void replicasShareABatchAndRepeatsOfAnImageGoToDifferentOnes(
      @ForAll @IntRange(min = 1, max = 6) int replicas,
      @ForAll @IntRange(min = 1, max = 12) int share,
      @ForAll @IntRange(min = 2, max = 6) int repeats,
      @ForAll @IntRange(min = 1, max = 6) int step,
      @ForAll long seed) {
    int batchSize = replicas * share;
    BatchOrder order = order(3 * batchSize, batchSize, seed, repeats);
    int[] images = order.images(step);
    List<Integer> all = new ArrayList<>();
    for (int rank = 0; rank < replicas; rank++) {
      int[] places = order.places(step, rank, replicas);
      assertThat(places).hasSize(share);
      IntStream.of(places).forEach(all::add);
      if (replicas >= repeats) {
        assertThat(IntStream.of(places).map(place -> images[place]).toArray())
            .as("images of replica %d", rank)
            .doesNotHaveDuplicates();
      }
    }
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, batchSize).boxed().toList());
  }

  /** The samplers of timm and torchvision, on a permutation that we know. */
  @Property(tries = 50)
  void eachReplicaGetsWhatTheReferenceSamplersGiveIt(
      @ForAll @IntRange(max = 3) int doublings,
      @ForAll @IntRange(min = 2, max = 5) int repeats,
      @ForAll @IntRange(min = 512, max = 767) int size,
      @ForAll long seed) {
    int replicas = 1 << doublings;
    List<Integer> repeated = new ArrayList<>();
    for (int image : BatchOrder.training(size, size, seed).images(1)) {
      repeated.addAll(Collections.nCopies(repeats, image));
    }
    int selected = size / 256 * 256 / replicas;
    BatchOrder order = order(size, 256, seed, repeats);
    for (int rank = 0; rank < replicas; rank++) {
      List<Integer> dealt = new ArrayList<>();
      for (int i = rank; dealt.size() < selected; i += replicas) {
        dealt.add(repeated.get(i));
      }
      List<Integer> ours = new ArrayList<>();
      for (long step = 1; step <= order.batchesPerEpoch(); step++) {
        int[] images = order.images(step);
        IntStream.of(order.places(step, rank, replicas)).forEach(place -> ours.add(images[place]));
      }
      assertThat(ours).isEqualTo(dealt);
    }
  }

  @Test
  void withinAWindowItActsInWholeEpochs() {
    RepeatedAugmentationOrder behavior =
        new RepeatedAugmentationOrder(
            new RepeatedAugmentation(3), new RunTiming(Timing.always().within(0.25, 0.5), 40, 10));
    assertThat(IntStream.range(0, 4).map(behavior::repeats)).containsExactly(1, 3, 1, 1);
  }
}
