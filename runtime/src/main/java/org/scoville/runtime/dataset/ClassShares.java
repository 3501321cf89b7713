package org.scoville.runtime.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.scoville.runtime.random.Draw;

/** A part of a set in which each class keeps its share. */
final class ClassShares {
  /** "limit", which distinguishes this use of the seed from all others. */
  private static final long PURPOSE = 0x6C696D6974L;

  private ClassShares() {}

  /**
   * The numbers of a part's images, ascending. A class gets its share of them, rounded; where they
   * are enough, at least one.
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

  /** Hands the places out one by one, each to the class that is furthest behind its share. */
  private static int[] shares(int[] sizes, int limit) {
    long total = Arrays.stream(sizes).asLongStream().sum();
    int[] shares = new int[sizes.length];
    int left = limit;
    for (int label = 0; label < sizes.length; label++) {
      shares[label] = (int) (sizes[label] * (long) limit / total);
      left -= shares[label];
    }
    while (left > 0) {
      int behind = -1;
      for (int label = 0; label < sizes.length; label++) {
        if (shares[label] < sizes[label]
            && (behind < 0 || lacks(sizes, shares, label) > lacks(sizes, shares, behind))) {
          behind = label;
        }
      }
      shares[behind]++;
      left--;
    }
    return shares;
  }

  /** How far a class is behind; a class without an image is behind all others. */
  private static double lacks(int[] sizes, int[] shares, int label) {
    return (double) sizes[label] / shares[label];
  }
}
