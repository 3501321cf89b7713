package org.scoville.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that are nearest to a name that does not exist. */
public final class NearestNames {
  private static final int MOST = 3;

  /** A name of six letters may have two wrong, one of three letters only one. */
  private static final int LETTERS_PER_SLIP = 3;

  private NearestNames() {}

  /** {@code "; did you mean a, b or c?"}, nearest first; empty if none is near. */
  public static String question(String typed, Collection<String> known) {
    List<String> near = of(typed, known);
    if (near.isEmpty()) {
      return "";
    }
    int last = near.size() - 1;
    String choice =
        last == 0
            ? near.get(0)
            : String.join(", ", near.subList(0, last)) + " or " + near.get(last);
    return "; did you mean %s?".formatted(choice);
  }

  private static List<String> of(String typed, Collection<String> known) {
    int most = Math.max(1, typed.length() / LETTERS_PER_SLIP);
    return known.stream()
        .distinct()
        .filter(name -> distance(typed, name) <= most)
        .sorted(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Slips of the keyboard from one to the other; a name broken off in the middle is one. */
  private static int distance(String typed, String name) {
    String a = plain(typed);
    String b = plain(name);
    int slips = slips(a, b);
    return a.length() > 2 && b.startsWith(a) ? Math.min(1, slips) : slips;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Letters that are missing, too many, wrong, or swapped with their neighbor (optimal string
   * alignment, a row of the table at a time).
   */
  private static int slips(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + wrong, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
