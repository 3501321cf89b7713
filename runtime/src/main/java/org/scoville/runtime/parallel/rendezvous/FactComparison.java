package org.scoville.runtime.parallel.rendezvous;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scoville.text.Printable;

/** Compares the facts of a run on all processes with those on process 0. */
final class FactComparison {
  private static final int LONGEST = 100;

  private FactComparison() {}

  /**
   * A sentence about the first process whose facts differ; none if all are alike.
   *
   * @param parts for each process, names and values in turn
   */
  static List<String> differences(List<Member> members, List<byte[]> parts) {
    Map<String, String> expected = facts(parts.get(0));
    for (int index = 1; index < parts.size(); index++) {
      List<String> differences = differences(expected, facts(parts.get(index)));
      if (!differences.isEmpty()) {
        return List.of(
            "%s and %s differ in %s; start all with the same recipe, options, data and version"
                .formatted(
                    members.get(0).words(),
                    members.get(index).words(),
                    String.join(", ", differences)));
      }
    }
    return List.of();
  }

  private static List<String> differences(Map<String, String> here, Map<String, String> there) {
    Set<String> names = new LinkedHashSet<>(here.keySet());
    names.addAll(there.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String mine = here.getOrDefault(name, "none");
      String theirs = there.getOrDefault(name, "none");
      if (!mine.equals(theirs)) {
        differences.add("%s (%s against %s)".formatted(name, shown(mine), shown(theirs)));
      }
    }
    return differences;
  }

  private static String shown(String value) {
    String printable = Printable.of(value);
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
  }

  private static Map<String, String> facts(byte[] part) {
    List<String> flat = TextList.of(part);
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      facts.put(flat.get(i), flat.get(i + 1));
    }
    return facts;
  }
}
