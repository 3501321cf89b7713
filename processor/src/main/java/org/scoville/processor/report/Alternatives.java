package org.scoville.processor.report;

import java.util.List;
import java.util.stream.Collectors;
import org.scoville.ingredient.Bounds;
import org.scoville.processor.read.Agreement;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Reading;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/** Of alternatives exactly one is set; 0 means unset. */
final class Alternatives implements Inspection {

  @Override
  public List<Fault> inspect(Reading reading) {
    return reading.methods().stream()
        .filter(method -> !names(method).isEmpty())
        .filter(method -> names(method).stream().filter(n -> isSet(method, n)).count() != 1)
        .map(Alternatives::fault)
        .toList();
  }

  private static Fault fault(IngredientMethod method) {
    String values =
        names(method).stream()
            .map(name -> name + " " + Bounds.number(number(method, name)))
            .collect(Collectors.joining(" and "));
    Site site = Site.hyperparameter(method.name(), "");
    return Fault.of(
        Structure.EXACTLY_ONE,
        site,
        method.hyperparameterSpot(""),
        "%s has %s; exactly one of them is to be set"
            .formatted(method.type().simpleName(), values));
  }

  private static List<String> names(IngredientMethod method) {
    return Agreement.alternatives(method.type().with());
  }

  private static boolean isSet(IngredientMethod method, String name) {
    return number(method, name) != 0;
  }

  private static double number(IngredientMethod method, String name) {
    return method.ingredient().values().get(name) instanceof Number number
        ? number.doubleValue()
        : 0;
  }
}
