package org.scoville.processor.validate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Severity;

/**
 * Checks that every record accepts its values, as far as the processor can load the record's class.
 *
 * <p>Values that are each in range may not be valid together; only the constructor knows. It is
 * called last, for ingredients without another error.
 */
final class ConstructorValidator {
  private ConstructorValidator() {}

  /** The findings about ingredients for which none of these findings is an error. */
  static List<LocatedFinding> validate(ParsedRecipe parsed, List<LocatedFinding> found) {
    Set<String> rejected =
        found.stream()
            .filter(located -> located.finding().severity() == Severity.ERROR)
            .map(located -> located.finding().location().method())
            .collect(Collectors.toSet());
    return parsed.methods().stream()
        .filter(method -> !rejected.contains(method.name()))
        .flatMap(method -> located(method).stream())
        .toList();
  }

  private static Optional<LocatedFinding> located(IngredientMethod method) {
    return method
        .ingredient()
        .refusal()
        .map(
            fact ->
                LocatedFinding.of(
                    LanguageCheck.VALUES_REFUSED,
                    RecipeLocation.hyperparameter(method.name(), ""),
                    method.hyperparameterSource(""),
                    fact));
  }
}
