package org.scoville.processor.validate;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.processor.read.HyperparameterDifferences;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.text.NumberText;

/** Checks that exactly one of several alternatives is set, or at most one; 0 means unset. */
final class AlternativeValidator implements Validator {

  /**
   * The number of members that an annotation allows to be set.
   *
   * @param annotation the annotation
   * @param fewest smallest number of members that must be set
   * @param check the check that reports other numbers
   * @param demand the requirement in words, to follow the members' values
   */
  private record Demand(
      Class<? extends Annotation> annotation, int fewest, LanguageCheck check, String demand) {}

  private static final List<Demand> DEMANDS =
      List.of(
          new Demand(
              ExactlyOne.class, 1, LanguageCheck.EXACTLY_ONE, "exactly one of them must be set"),
          new Demand(
              AtMostOne.class, 0, LanguageCheck.AT_MOST_ONE, "at most one of them can be set"));

  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (IngredientMethod method : parsed.methods()) {
      for (Demand demand : DEMANDS) {
        List<String> names =
            HyperparameterDifferences.alternatives(method.type().with(), demand.annotation());
        long set = names.stream().filter(name -> number(method, name) != 0).count();
        if (!names.isEmpty() && (set < demand.fewest() || set > 1)) {
          findings.add(finding(method, names, demand));
        }
      }
    }
    return findings;
  }

  private static LocatedFinding finding(
      IngredientMethod method, List<String> names, Demand demand) {
    String values =
        names.stream()
            .map(name -> name + " = " + NumberText.written(number(method, name)))
            .collect(Collectors.joining(" and "));
    RecipeLocation location = RecipeLocation.hyperparameter(method.name(), "");
    return LocatedFinding.of(
        demand.check(),
        location,
        method.hyperparameterSource(""),
        "%s has %s; %s".formatted(method.type().simpleName(), values, demand.demand()));
  }

  private static double number(IngredientMethod method, String name) {
    return method.ingredient().values().get(name) instanceof Number number
        ? number.doubleValue()
        : 0;
  }
}
