package org.scoville.runtime.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.random.Draw;

/**
 * The split of a set into images to train on and images to evaluate on, within each class.
 *
 * <p>Images with the same bytes stay on one side, whatever their classes: one that is trained on
 * would be evaluated on, too. A class of one image is only trained on.
 */
final class ClassSplit {
  /** "split", which distinguishes this use of the seed from all others. */
  private static final long PURPOSE = 0x73706C6974L;

  private ClassSplit() {}

  /**
   * The numbers of the images to train on, and of those to evaluate on, each ascending.
   *
   * @param share share of each class to train on, rounded to whole groups of equal images
   */
  static int[][] of(ImageSet set, double share, long seed) {
    boolean[] trained = new boolean[set.size()];
    List<List<List<Integer>>> classes = groups(set);
    for (int label = 0; label < classes.size(); label++) {
      List<List<Integer>> groups = classes.get(label);
      long images = groups.stream().mapToLong(List::size).sum();
      long wanted = Math.max(1, Math.round(images * share));
      long taken = 0;
      for (int i : Draw.of(seed, PURPOSE, label).permutation(groups.size())) {
        if (taken < wanted) {
          groups.get(i).forEach(image -> trained[image] = true);
          taken += groups.get(i).size();
        }
      }
    }
    return new int[][] {
      IntStream.range(0, trained.length).filter(i -> trained[i]).toArray(),
      IntStream.range(0, trained.length).filter(i -> !trained[i]).toArray()
    };
  }

  /** For each class the groups of equal images whose first one it has. */
  private static List<List<List<Integer>>> groups(ImageSet set) {
    String[] digests = new String[set.size()];
    IntStream.range(0, digests.length).parallel().forEach(i -> digests[i] = digest(set, i));
    Map<String, List<Integer>> equal = new LinkedHashMap<>();
    for (int i = 0; i < digests.length; i++) {
      equal.computeIfAbsent(digests[i], key -> new ArrayList<>()).add(i);
    }
    List<List<List<Integer>>> classes = new ArrayList<>();
    set.classNames().forEach(name -> classes.add(new ArrayList<>()));
    equal.values().forEach(group -> classes.get(set.label(group.get(0))).add(group));
    return classes;
  }

  private static String digest(ImageSet set, int index) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(set.bytes(index)));
    } catch (UnreadableImage e) {
      // Equal to no other image; whoever reads it reports it.
      return "unreadable " + index;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256, and this one has not", e);
    }
  }
}
