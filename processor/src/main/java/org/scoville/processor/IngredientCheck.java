package org.scoville.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import org.scoville.processor.read.Agreement;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.Spot;
import org.scoville.rule.Structure;

/** Checks an ingredient where it is declared. */
final class IngredientCheck {
  private IngredientCheck() {}

  static List<Fault> faults(TypeElement with) {
    return Agreement.differences(with).stream()
        .map(
            difference ->
                Fault.of(
                    Structure.HYPERPARAMETERS_DIFFER,
                    Spot.of(difference.element()),
                    difference.fact()))
        .toList();
  }
}
