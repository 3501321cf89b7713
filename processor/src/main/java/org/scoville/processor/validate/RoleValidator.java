package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.recipe.Role;
import org.scoville.rule.LanguageCheck;

/** Checks that every role has one method, and every algorithm at most one. */
final class RoleValidator implements Validator {

  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (Role role : Role.values()) {
      if (role != Role.ALGORITHM && !parsed.marked().contains(role)) {
        findings.add(
            LocatedFinding.of(
                LanguageCheck.MISSING_INGREDIENT,
                parsed.source(),
                "%s has no method marked @%s"
                    .formatted(parsed.spec().simpleName(), role.annotation().getSimpleName())));
      }
    }
    Map<String, IngredientMethod> seen = new HashMap<>();
    for (IngredientMethod method : parsed.methods()) {
      boolean algorithm = method.role() == Role.ALGORITHM;
      IngredientMethod first =
          seen.putIfAbsent(algorithm ? method.type().name() : method.role().name(), method);
      if (first != null) {
        findings.add(algorithm ? algorithmTwice(method, first) : roleTwice(method, first));
      }
    }
    return findings;
  }

  private static LocatedFinding algorithmTwice(IngredientMethod method, IngredientMethod first) {
    return LocatedFinding.of(
        LanguageCheck.ALGORITHM_TWICE,
        method.name(),
        method.source(),
        "%s and %s both name %s"
            .formatted(first.name(), method.name(), method.type().simpleName()));
  }

  private static LocatedFinding roleTwice(IngredientMethod method, IngredientMethod first) {
    return LocatedFinding.of(
        LanguageCheck.ROLE_PLAYED_TWICE,
        method.name(),
        method.source(),
        "%s and %s are both marked @%s"
            .formatted(first.name(), method.name(), method.role().annotation().getSimpleName()));
  }
}
