package org.scoville.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import org.scoville.processor.read.HyperparameterDifferences;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.SourceLocation;
import org.scoville.rule.LanguageCheck;

/** Checks the declaration of an ingredient. */
final class IngredientValidator {
  private IngredientValidator() {}

  static List<LocatedFinding> validate(TypeElement with) {
    return HyperparameterDifferences.differences(with).stream()
        .map(
            difference ->
                LocatedFinding.of(
                    LanguageCheck.HYPERPARAMETERS_DIFFER,
                    SourceLocation.of(difference.element()),
                    difference.fact()))
        .toList();
  }
}
