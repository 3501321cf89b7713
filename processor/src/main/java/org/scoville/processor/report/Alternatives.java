package org.scoville.processor.report;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.processor.read.Agreement;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Reading;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/** Of alternatives exactly one is set, or at most one; 0 means unset. */
final class Alternatives implements Inspection {

  /**
   * What an annotation asks of the members that it names.
   *
   * @param annotation who asks
   * @param fewest how many are set at least
   * @param structure the fault where it is otherwise
   * @param demand what is right, to follow a member's values
   */
  private record Demand(
      Class<? extends Annotation> annotation, int fewest, Structure structure, String demand) {}

  private static final List<Demand> DEMANDS =
      List.of(
          new Demand(
              ExactlyOne.class, 1, Structure.EXACTLY_ONE, "exactly one of them is to be set"),
          new Demand(
              AtMostOne.class, 0, Structure.AT_MOST_ONE, "one of them at most is to be set"));

  @Override
  public List<Fault> inspect(Reading reading) {
    List<Fault> faults = new ArrayList<>();
    for (IngredientMethod method : reading.methods()) {
      for (Demand demand : DEMANDS) {
        List<String> names = Agreement.alternatives(method.type().with(), demand.annotation());
        long set = names.stream().filter(name -> number(method, name) != 0).count();
        if (!names.isEmpty() && (set < demand.fewest() || set > 1)) {
          faults.add(fault(method, names, demand));
        }
      }
    }
    return faults;
  }

  private static Fault fault(IngredientMethod method, List<String> names, Demand demand) {
    String values =
        names.stream()
            .map(name -> name + " " + Bounds.number(number(method, name)))
            .collect(Collectors.joining(" and "));
    Site site = Site.hyperparameter(method.name(), "");
    return Fault.of(
        demand.structure(),
        site,
        method.hyperparameterSpot(""),
        "%s has %s; %s".formatted(method.type().simpleName(), values, demand.demand()));
  }

  private static double number(IngredientMethod method, String name) {
    return method.ingredient().values().get(name) instanceof Number number
        ? number.doubleValue()
        : 0;
  }
}
