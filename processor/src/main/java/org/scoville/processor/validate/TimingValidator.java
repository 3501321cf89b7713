package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.ingredient.Place;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.text.NumberText;

/** An interval or a window stands only on what acts many times, and a window opens. */
final class TimingValidator implements Validator {
  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (IngredientMethod method : parsed.algorithms()) {
      if (actsOnce(method)) {
        timing(method)
            .forEach(
                member ->
                    findings.add(
                        finding(
                                LanguageCheck.ACTS_ONCE,
                                method,
                                member,
                                "%s acts once, and %s is set on it"
                                    .formatted(method.type().simpleName(), member))
                            .mending("remove " + member)));
      } else if (method.use().timing().from() >= method.use().timing().until()) {
        findings.add(
            finding(
                LanguageCheck.EMPTY_WINDOW,
                method,
                isWritten(method, "until") ? "until" : "from",
                "%s's window is from %s until %s of training, so it never acts"
                    .formatted(
                        method.type().simpleName(),
                        NumberText.written(method.use().timing().from()),
                        NumberText.written(method.use().timing().until()))));
      }
    }
    return findings;
  }

  private static boolean actsOnce(IngredientMethod method) {
    return Stream.of(Place.values())
        .filter(Place::isTimed)
        .noneMatch(place -> Mirrors.isA(method.type().element(), place.kind()));
  }

  private static List<String> timing(IngredientMethod method) {
    List<String> set = new ArrayList<>();
    if (method.use().timing().every() != 1) {
      set.add("every");
    }
    if (method.use().timing().from() != 0) {
      set.add("from");
    }
    if (method.use().timing().until() != 1) {
      set.add("until");
    }
    return set;
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
