package org.scoville.processor.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Reading;
import org.scoville.rule.Severity;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/**
 * Every record takes its values, as far as the processor has the record's class.
 *
 * <p>What is in range each by itself may not go together; only the constructor knows. It is asked
 * last, about ingredients that nothing else is wrong with.
 */
final class Refusals {
  private Refusals() {}

  /** The refusals in a recipe, beside the faults that were found before. */
  static List<Fault> beside(List<Fault> found, Reading reading) {
    Set<String> faulty =
        found.stream()
            .filter(fault -> fault.finding().severity() == Severity.ERROR)
            .map(fault -> fault.finding().site().method())
            .collect(Collectors.toSet());
    return reading.methods().stream()
        .filter(method -> !faulty.contains(method.name()))
        .flatMap(method -> fault(method).stream())
        .toList();
  }

  private static Optional<Fault> fault(IngredientMethod method) {
    return method
        .ingredient()
        .refusal()
        .map(
            fact ->
                Fault.of(
                    Structure.VALUES_REFUSED,
                    Site.hyperparameter(method.name(), ""),
                    method.hyperparameterSpot(""),
                    fact));
  }
}
