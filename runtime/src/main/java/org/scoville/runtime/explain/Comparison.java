package org.scoville.runtime.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scoville.derived.PassCost;
import org.scoville.derived.RunLength;
import org.scoville.literature.Expectation;
import org.scoville.literature.Expectations;
import org.scoville.rule.Finding;
import org.scoville.runtime.wiring.Registrations;

/**
 * The differences between two recipes.
 *
 * @param left the first
 * @param right the second
 * @param differences by section and name
 * @param expectations what was published about the two and their differences
 * @param findingsLeft what the rules find in the first only
 * @param findingsRight what the rules find in the second only
 */
public record Comparison(
    ResolvedRecipe left,
    ResolvedRecipe right,
    List<Difference> differences,
    List<Expectation> expectations,
    List<Finding> findingsLeft,
    List<Finding> findingsRight) {

  /**
   * A value that differs; null where a recipe has none.
   *
   * @param section run, ingredients, plan or effects
   * @param name what it is the value of, as JSON names it
   * @param left the first recipe's
   * @param right the second recipe's
   */
  public record Difference(
      String section, String name, @Nullable ComparedValue left, @Nullable ComparedValue right) {

    /** The name of the value, in words. */
    public String label() {
      return left != null ? left.label() : right != null ? right.label() : name;
    }
  }

  /** Compares two recipes. */
  public static Comparison of(ResolvedRecipe left, ResolvedRecipe right) {
    List<Difference> differences = new ArrayList<>();
    Map<String, Map<String, ComparedValue>> first = ComparedValues.of(left, right);
    Map<String, Map<String, ComparedValue>> second = ComparedValues.of(right, left);
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

  /** Whether a recipe is compared with itself. */
  public boolean isOfOneRecipe() {
    return differences.isEmpty() && left.spec().name().equals(right.spec().name());
  }

  private static void compare(
      String section,
      Map<String, ComparedValue> left,
      Map<String, ComparedValue> right,
      List<Difference> into) {
    for (String name : merged(left.keySet(), right.keySet())) {
      ComparedValue one = left.get(name);
      ComparedValue other = right.get(name);
      if (one == null || other == null || !one.isSame(other)) {
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

  private static List<Finding> beyond(ResolvedRecipe one, ResolvedRecipe other) {
    Set<String> known = other.findings().stream().map(Finding::id).collect(Collectors.toSet());
    return one.findings().stream().filter(f -> !known.contains(f.id())).toList();
  }

  /** Forward and backward work of the right run, in units of the left's, for one network. */
  public Optional<Double> workRatio() {
    return work(left).flatMap(first -> work(right).map(second -> second / first));
  }

  private static Optional<Double> work(ResolvedRecipe resolved) {
    Optional<RunLength> run = resolved.effects().run();
    Optional<PassCost> cost = resolved.effects().cost();
    return resolved
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
