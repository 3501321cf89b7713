package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

class ClassSharesTest {
  private static PictureSet set(List<Integer> sizes) {
    List<Canvas> pictures = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < sizes.size(); label++) {
      for (int i = 0; i < sizes.get(label); i++) {
        pictures.add(Pictures.noise(1, 4, 3, 1000L * label + i));
        labels.add(label);
      }
    }
    return new PictureSet(pictures, labels);
  }

  private static Map<Integer, Integer> perClass(ImageSet set, int[] chosen) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Arrays.stream(chosen).forEach(i -> counts.merge(set.label(i), 1, Integer::sum));
    return counts;
  }

  @Property(tries = 200)
  void eachClassGetsItsShareAndAtLeastOneWhereTheyAreEnough(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 40) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 100) int limit,
      @ForAll long seed) {
    PictureSet set = set(sizes);
    Assume.that(limit < set.size());
    int[] chosen = ClassShares.of(set, limit, seed, true);
    assertThat(chosen).hasSize(limit).doesNotHaveDuplicates().isSorted();
    Map<Integer, Integer> counts = perClass(set, chosen);
    if (limit >= sizes.size()) {
      assertThat(counts).hasSize(sizes.size());
    }
    for (int more = 0; more < sizes.size(); more++) {
      for (int fewer = 0; fewer < sizes.size(); fewer++) {
        int seats = counts.getOrDefault(more, 0);
        if (seats > 1) {
          // Nobody with more images for each place went without the last one.
          assertThat(sizes.get(more) / (double) seats)
              .isGreaterThanOrEqualTo(sizes.get(fewer) / (counts.getOrDefault(fewer, 0) + 1.0));
        }
      }
    }
    assertThat(ClassShares.of(set, limit, seed, true)).isEqualTo(chosen);
  }

  @Property(tries = 200)
  void aSplitGivesEachImageToOneSideAndEachClassItsShare(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 9) int tenths,
      @ForAll long seed) {
    PictureSet set = set(sizes);
    int[][] halves = ClassSplit.of(set, tenths / 10.0, seed);
    assertThat(IntStream.concat(Arrays.stream(halves[0]), Arrays.stream(halves[1])).sorted())
        .containsExactlyElementsOf(IntStream.range(0, set.size()).boxed().toList());
    Map<Integer, Integer> trained = perClass(set, halves[0]);
    for (int label = 0; label < sizes.size(); label++) {
      long wanted = Math.max(1, Math.round(sizes.get(label) * tenths / 10.0));
      assertThat((long) trained.get(label)).isEqualTo(wanted);
    }
  }

  @Test
  void equalImagesStayOnOneSideAcrossClasses() {
    List<Canvas> pictures = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      pictures.add(Pictures.noise(2, 2, 3, i / 3));
      labels.add(i % 2);
    }
    PictureSet set = new PictureSet(pictures, labels);
    for (long seed = 0; seed < 20; seed++) {
      int[][] halves = ClassSplit.of(set, 0.5, seed);
      List<Integer> kinds = Arrays.stream(halves[0]).map(i -> i / 3).boxed().toList();
      assertThat(halves[1]).isNotEmpty();
      assertThat(Arrays.stream(halves[1]).map(i -> i / 3)).doesNotContainAnyElementsOf(kinds);
    }
  }
}
