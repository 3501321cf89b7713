package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Place;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.Reading;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/** An interval or a window stands only on what acts many times, and a window opens. */
final class Timings implements Inspection {
  @Override
  public List<Fault> inspect(Reading reading) {
    List<Fault> faults = new ArrayList<>();
    for (IngredientMethod method : reading.algorithms()) {
      if (actsOnce(method)) {
        timing(method)
            .forEach(
                member ->
                    faults.add(
                        fault(
                            Structure.ACTS_ONCE,
                            method,
                            member,
                            "%s acts once, and %s is set on it"
                                .formatted(method.type().simpleName(), member))));
      } else if (method.use().timing().from() >= method.use().timing().until()) {
        faults.add(
            fault(
                Structure.EMPTY_WINDOW,
                method,
                isWritten(method, "until") ? "until" : "from",
                "%s's window is from %s until %s of training, so it never acts"
                    .formatted(
                        method.type().simpleName(),
                        Bounds.number(method.use().timing().from()),
                        Bounds.number(method.use().timing().until()))));
      }
    }
    return faults;
  }

  private static boolean actsOnce(IngredientMethod method) {
    return Stream.of(Place.values())
        .filter(Place::isTimed)
        .noneMatch(place -> Mirrors.isA(method.type().element(), place.kind()));
  }

  private static List<String> timing(IngredientMethod method) {
    List<String> set = new ArrayList<>();
    if (method.use().timing().every() != 1) {
      set.add("every");
    }
    if (method.use().timing().from() != 0) {
      set.add("from");
    }
    if (method.use().timing().until() != 1) {
      set.add("until");
    }
    return set;
  }

  private static boolean isWritten(IngredientMethod method, String member) {
    return Mirrors.written(method.roleMirror(), member).isPresent();
  }

  private static Fault fault(
      Structure structure, IngredientMethod method, String member, String fact) {
    return Fault.of(structure, Site.role(method.name(), member), method.roleSpot(member), fact);
  }
}
