package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scoville.ingredient.Place;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.recipe.Timing;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.text.NumberText;

/**
 * Checks that only algorithms that act on batches have an interval or a window that is not empty.
 */
final class TimingValidator implements Validator {
  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (IngredientMethod method : parsed.algorithms()) {
      if (isUntimed(method)) {
        timing(method).forEach((member, value) -> findings.add(actsOnce(method, member, value)));
      } else if (method.use().timing().from() >= method.use().timing().until()) {
        findings.add(
            finding(
                LanguageCheck.EMPTY_WINDOW,
                method,
                isWritten(method, "until") ? "until" : "from",
                "%s has from = %s and until = %s, so it never acts"
                    .formatted(
                        method.type().simpleName(),
                        NumberText.written(method.use().timing().from()),
                        NumberText.written(method.use().timing().until()))));
      }
    }
    return findings;
  }

  private static boolean isUntimed(IngredientMethod method) {
    return Stream.of(Place.values())
        .filter(Place::isTimed)
        .noneMatch(place -> Mirrors.isA(method.type().element(), place.kind()));
  }

  /** The members that differ from their defaults, with their values. */
  private static Map<String, String> timing(IngredientMethod method) {
    Timing timing = method.use().timing();
    Map<String, String> set = new LinkedHashMap<>();
    if (timing.every() != 1) {
      set.put("every", Integer.toString(timing.every()));
    }
    if (timing.from() != 0) {
      set.put("from", NumberText.written(timing.from()));
    }
    if (timing.until() != 1) {
      set.put("until", NumberText.written(timing.until()));
    }
    return set;
  }

  private static LocatedFinding actsOnce(IngredientMethod method, String member, String value) {
    String setting = member + " = " + value;
    String fact =
        "%s acts once, so %s has no effect".formatted(method.type().simpleName(), setting);
    return finding(LanguageCheck.ACTS_ONCE, method, member, fact).withFix("remove " + setting);
  }

  private static boolean isWritten(IngredientMethod method, String member) {
    return Mirrors.written(method.roleMirror(), member).isPresent();
  }

  private static LocatedFinding finding(
      LanguageCheck check, IngredientMethod method, String member, String fact) {
    return LocatedFinding.of(
        check, RecipeLocation.role(method.name(), member), method.roleSource(member), fact);
  }
}
