package org.scoville.processor.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.ingredient.Place;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;

/**
 * The order of a recipe's algorithms at each stage: the orders that the recipe asks for, then the
 * published ones, then the order of its methods.
 */
public final class AlgorithmOrder {
  private final List<IngredientMethod> algorithms;
  private final List<Precedence> precedences;
  private final List<PlanEntry> plan = new ArrayList<>();
  private final List<LocatedFinding> findings = new ArrayList<>();
  private final Set<Set<String>> cycles = new HashSet<>();

  private AlgorithmOrder(ParsedRecipe parsed) {
    this.algorithms = parsed.algorithms();
    this.precedences = Precedence.all(algorithms);
    for (Place place : Place.values()) {
      arrange(place);
    }
    if (parsed.findings().isEmpty()) {
      algorithms.forEach(this::checkEffect);
    }
  }

  /** The order of a recipe's algorithms. */
  public static AlgorithmOrder of(ParsedRecipe parsed) {
    return new AlgorithmOrder(parsed);
  }

  /** The plan, stage by stage. */
  public List<PlanEntry> plan() {
    return List.copyOf(plan);
  }

  /** The findings about orders that contradict each other or have no effect. */
  public List<LocatedFinding> findings() {
    return List.copyOf(findings);
  }

  private void arrange(Place place) {
    List<IngredientMethod> left =
        new ArrayList<>(algorithms.stream().filter(method -> acts(method, place)).toList());
    List<IngredientMethod> here = List.copyOf(left);
    while (!left.isEmpty()) {
      Optional<IngredientMethod> next =
          left.stream().filter(method -> predecessor(method, left).isEmpty()).findFirst();
      if (next.isEmpty()) {
        cycle(left);
        return;
      }
      left.remove(next.get());
      plan.add(new PlanEntry(place, next.get(), reason(next.get(), here)));
    }
  }

  private static boolean acts(IngredientMethod method, Place place) {
    return Mirrors.isA(method.type().element(), place.kind());
  }

  private Optional<IngredientMethod> predecessor(
      IngredientMethod method, List<IngredientMethod> among) {
    return among.stream()
        .filter(
            other ->
                precedences.stream()
                    .anyMatch(
                        p -> p.first().equals(name(other)) && p.second().equals(name(method))))
        .findFirst();
  }

  private String reason(IngredientMethod method, List<IngredientMethod> here) {
    if (here.size() == 1) {
      return "the only one here";
    }
    Set<String> names = here.stream().map(AlgorithmOrder::name).collect(Collectors.toSet());
    List<String> reasons = new ArrayList<>();
    for (Precedence precedence : precedences) {
      if (precedence.second().equals(name(method)) && names.contains(precedence.first())) {
        reasons.add(precedence.whySecond());
      } else if (precedence.first().equals(name(method)) && names.contains(precedence.second())) {
        reasons.add(precedence.whyFirst());
      }
    }
    return reasons.isEmpty() ? "no published order" : String.join("; ", reasons);
  }

  /** Each algorithm left waits for another, so the path of predecessors leads into a cycle. */
  private void cycle(List<IngredientMethod> left) {
    Set<IngredientMethod> path = new LinkedHashSet<>();
    IngredientMethod method = left.get(0);
    while (path.add(method)) {
      method = predecessor(method, left).orElseThrow();
    }
    List<IngredientMethod> all = new ArrayList<>(path);
    List<IngredientMethod> cycle = all.subList(all.indexOf(method), all.size());
    if (cycles.add(cycle.stream().map(AlgorithmOrder::name).collect(Collectors.toSet()))) {
      IngredientMethod reported =
          cycle.stream().filter(m -> !m.use().after().isEmpty()).findFirst().orElse(cycle.get(0));
      findings.add(finding(LanguageCheck.ORDER_CYCLE, reported, sentence(cycle)));
    }
  }

  private static String sentence(List<IngredientMethod> cycle) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < cycle.size(); i++) {
      IngredientMethod before = cycle.get((i + 1) % cycle.size());
      parts.add(cycle.get(i).type().simpleName() + " must act after " + before.type().simpleName());
    }
    return String.join(", and ", parts);
  }

  private void checkEffect(IngredientMethod method) {
    for (String earlier : method.use().after()) {
      Optional<IngredientMethod> other =
          algorithms.stream().filter(m -> name(m).equals(earlier)).findFirst();
      if (other.isEmpty()) {
        findings.add(
            finding(
                LanguageCheck.ORDER_WITHOUT_MEANING,
                method,
                "%s is ordered after %s, which the recipe does not use"
                    .formatted(method.type().simpleName(), Precedence.simple(earlier))));
      } else if (!shareStage(method, other.get())) {
        findings.add(
            finding(
                LanguageCheck.ORDER_WITHOUT_MEANING,
                method,
                "%s is ordered after %s, which acts at another stage"
                    .formatted(method.type().simpleName(), Precedence.simple(earlier))));
      }
    }
  }

  private static boolean shareStage(IngredientMethod method, IngredientMethod other) {
    for (Place place : Place.values()) {
      if (acts(method, place) && acts(other, place)) {
        return true;
      }
    }
    return false;
  }

  private static LocatedFinding finding(LanguageCheck check, IngredientMethod method, String fact) {
    return LocatedFinding.of(
        check, RecipeLocation.role(method.name(), "after"), method.roleSource("after"), fact);
  }

  private static String name(IngredientMethod method) {
    return method.type().name();
  }
}
