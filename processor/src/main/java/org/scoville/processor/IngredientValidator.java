package org.scoville.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.SourceLocation;
import org.scoville.processor.read.WithMatchesRecord;
import org.scoville.rule.LanguageCheck;

/** Checks an ingredient where it is declared. */
final class IngredientValidator {
  private IngredientValidator() {}

  static List<LocatedFinding> findings(TypeElement with) {
    return WithMatchesRecord.differences(with).stream()
        .map(
            difference ->
                LocatedFinding.of(
                    LanguageCheck.HYPERPARAMETERS_DIFFER,
                    SourceLocation.of(difference.element()),
                    difference.fact()))
        .toList();
  }
}
