package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Reading;
import org.scoville.recipe.Role;
import org.scoville.rule.Structure;

/** Every role is played, and played once; so is every algorithm. */
final class Roles implements Inspection {

  @Override
  public List<Fault> inspect(Reading reading) {
    List<Fault> faults = new ArrayList<>();
    for (Role role : Role.values()) {
      if (role != Role.ALGORITHM && !reading.marked().contains(role)) {
        faults.add(
            Fault.of(
                Structure.MISSING_INGREDIENT,
                reading.spot(),
                "%s has no method marked @%s"
                    .formatted(reading.spec().simpleName(), role.annotation().getSimpleName())));
      }
    }
    Map<String, IngredientMethod> seen = new HashMap<>();
    for (IngredientMethod method : reading.methods()) {
      boolean algorithm = method.role() == Role.ALGORITHM;
      IngredientMethod first =
          seen.putIfAbsent(algorithm ? method.type().name() : method.role().name(), method);
      if (first != null) {
        faults.add(algorithm ? twice(method, first) : playedTwice(method, first));
      }
    }
    return faults;
  }

  private static Fault twice(IngredientMethod method, IngredientMethod first) {
    return Fault.of(
        Structure.ALGORITHM_TWICE,
        method.name(),
        method.spot(),
        "%s and %s are both %s".formatted(first.name(), method.name(), method.type().simpleName()));
  }

  private static Fault playedTwice(IngredientMethod method, IngredientMethod first) {
    return Fault.of(
        Structure.ROLE_PLAYED_TWICE,
        method.name(),
        method.spot(),
        "%s and %s are both marked @%s"
            .formatted(first.name(), method.name(), method.role().annotation().getSimpleName()));
  }
}
