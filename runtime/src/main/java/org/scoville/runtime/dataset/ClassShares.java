package org.scoville.runtime.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.scoville.runtime.random.Draw;

/** A part of a set in which each class keeps its share. */
final class ClassShares {
  /** "limit", which distinguishes this use of the seed from all others. */
  private static final long PURPOSE = 0x6C696D6974L;

  private ClassShares() {}

  /**
   * The numbers of a part's images, ascending. A class gets its share of them; where they are
   * enough, at least one.
   *
   * @param limit images to choose, at most as many as there are
   * @param training distinguishes the choices from two sets of equal size
   */
  static int[] of(ImageSet set, int limit, long seed, boolean training) {
    int classes = set.classNames().size();
    int[][] members = members(set, classes);
    int[] sizes = Arrays.stream(members).mapToInt(images -> images.length).toArray();
    int[] shares = shares(sizes, limit);
    return IntStream.range(0, classes)
        .flatMap(
            label -> {
              Draw draw = Draw.of(seed, PURPOSE, label, training ? 1 : 0);
              return Arrays.stream(draw.choose(sizes[label], shares[label]))
                  .map(i -> members[label][i]);
            })
        .sorted()
        .toArray();
  }

  /** The images of each class. */
  static int[][] members(ImageSet set, int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < set.size(); i++) {
      counts[set.label(i)]++;
    }
    int[][] members = new int[classes][];
    Arrays.setAll(members, label -> new int[counts[label]]);
    for (int i = set.size() - 1; i >= 0; i--) {
      int label = set.label(i);
      members[label][--counts[label]] = i;
    }
    return members;
  }

  /**
   * Hands the places out one by one, each to the class with the most images for each place that it
   * has (D'Hondt), after one for each class where they are enough.
   */
  private static int[] shares(int[] sizes, int limit) {
    int[] shares = new int[sizes.length];
    PriorityQueue<Integer> next =
        new PriorityQueue<>(
            Comparator.<Integer>comparingDouble(label -> -sizes[label] / (shares[label] + 1.0))
                .thenComparing(Comparator.naturalOrder()));
    int left = limit;
    for (int label = 0; label < sizes.length; label++) {
      if (limit >= sizes.length && sizes[label] > 0) {
        shares[label] = 1;
        left--;
      }
    }
    for (int label = 0; label < sizes.length; label++) {
      next.add(label);
    }
    while (left > 0) {
      int label = next.remove();
      if (shares[label] < sizes[label]) {
        shares[label]++;
        left--;
        next.add(label);
      }
    }
    return shares;
  }
}
