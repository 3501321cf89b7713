package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scoville.effect.PassCost;
import org.scoville.effect.RunLength;
import org.scoville.literature.Expectation;
import org.scoville.rule.Expectations;
import org.scoville.rule.Finding;

/**
 * What differs between two recipes.
 *
 * @param left the first
 * @param right the second
 * @param differences by section and name
 * @param expectations what was published about the two and their differences
 * @param findingsLeft what the rules find in the first only
 * @param findingsRight what the rules find in the second only
 */
record Comparison(
    Explained left,
    Explained right,
    List<Difference> differences,
    List<Expectation> expectations,
    List<Finding> findingsLeft,
    List<Finding> findingsRight) {

  /**
   * A value that differs; nothing where a recipe has none.
   *
   * @param section run, ingredients, plan or effects
   * @param name what it is the value of
   * @param left the first recipe's
   * @param right the second recipe's
   */
  record Difference(String section, String name, @Nullable Told left, @Nullable Told right) {}

  /**
   * A value for machines and for people.
   *
   * @param json as JSON
   * @param text in words
   */
  record Told(JsonNode json, String text) {}

  /** Compares two recipes. */
  static Comparison of(Explained left, Explained right) {
    List<Difference> differences = new ArrayList<>();
    Map<String, Map<String, Told>> first = Facets.of(left, right);
    Map<String, Map<String, Told>> second = Facets.of(right, left);
    for (String section : first.keySet()) {
      compare(
          section,
          first.getOrDefault(section, Map.of()),
          second.getOrDefault(section, Map.of()),
          differences);
    }
    return new Comparison(
        left,
        right,
        List.copyOf(differences),
        Expectations.between(left.spec(), right.spec(), Registrations.figures()),
        beyond(left, right),
        beyond(right, left));
  }

  private static void compare(
      String section, Map<String, Told> left, Map<String, Told> right, List<Difference> into) {
    for (String name : merged(left.keySet(), right.keySet())) {
      Told one = left.get(name);
      Told other = right.get(name);
      if (!Objects.equals(one, other)) {
        into.add(new Difference(section, name, one, other));
      }
    }
  }

  /** The names of both in their orders: what only the right has stands behind what precedes it. */
  private static List<String> merged(Set<String> left, Set<String> right) {
    List<String> names = new ArrayList<>(left);
    int at = 0;
    for (String name : right) {
      int known = names.indexOf(name);
      if (known < 0) {
        names.add(at, name);
        known = at;
      }
      at = known + 1;
    }
    return names;
  }

  private static List<Finding> beyond(Explained one, Explained other) {
    Set<String> known =
        other.judgement().findings().stream().map(Finding::id).collect(Collectors.toSet());
    return one.judgement().findings().stream().filter(f -> !known.contains(f.id())).toList();
  }

  /** Forward and backward work of the right run, in units of the left's, for one network. */
  Optional<Double> workRatio() {
    return work(left).flatMap(first -> work(right).map(second -> second / first));
  }

  private static Optional<Double> work(Explained explained) {
    Optional<RunLength> run = explained.effects().run();
    Optional<PassCost> cost = explained.effects().cost();
    return explained
        .effects()
        .resolution()
        .map(
            sizes ->
                (double) sizes.height()
                    * sizes.width()
                    * cost.orElseThrow().total()
                    * run.orElseThrow().imagesSeen());
  }
}
