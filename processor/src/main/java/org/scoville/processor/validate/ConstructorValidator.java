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
 * Every record takes its values, as far as the processor has the record's class.
 *
 * <p>What is in range each by itself may not go together; only the constructor knows. It is asked
 * last, about ingredients that nothing else is wrong with.
 */
final class ConstructorValidator {
  private ConstructorValidator() {}

  /** The refusals in a recipe, beside the faults that were found before. */
  static List<LocatedFinding> beside(List<LocatedFinding> found, ParsedRecipe parsed) {
    Set<String> faulty =
        found.stream()
            .filter(located -> located.finding().severity() == Severity.ERROR)
            .map(located -> located.finding().location().method())
            .collect(Collectors.toSet());
    return parsed.methods().stream()
        .filter(method -> !faulty.contains(method.name()))
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
