package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Range;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.Reading;
import org.scoville.recipe.Role;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/** Every value lies in the range that its member declares. */
final class Ranges implements Inspection {

  /**
   * A value that may have a range.
   *
   * @param site where it stands
   * @param path what to call it
   * @param member the member that it is a value of
   * @param value the value, a list for an array
   */
  private record Value(Site site, String path, ExecutableElement member, Object value) {

    /** A sentence for each number out of range; an array may have several. */
    Stream<String> facts() {
      List<?> items = value instanceof List<?> list ? list : List.of(value);
      return items.stream()
          .filter(Number.class::isInstance)
          .flatMap(number -> fact(member, path, (Number) number).stream());
    }
  }

  /** A sentence about a number that is out of its member's range. */
  static Optional<String> fact(ExecutableElement member, String path, Number number) {
    return Mirrors.find(member, Range.class)
        .map(Ranges::bounds)
        .filter(bounds -> !bounds.contains(number.doubleValue()))
        .map(
            bounds ->
                "%s is %s; it must be %s"
                    .formatted(path, said(number), bounds.wanted(number.doubleValue())));
  }

  /** As it is written: as a {@code double} a {@code float} has more digits, and a long fewer. */
  private static String said(Number number) {
    return number instanceof Double || number instanceof Float
        ? Bounds.number(Double.parseDouble(number.toString()))
        : number.toString();
  }

  @Override
  public List<Fault> inspect(Reading reading) {
    return values(reading)
        .flatMap(
            value ->
                value
                    .facts()
                    .map(
                        fact ->
                            Fault.of(
                                Structure.OUT_OF_RANGE,
                                value.site(),
                                reading.spot(value.site()),
                                fact)))
        .toList();
  }

  private static Stream<Value> values(Reading reading) {
    String recipe = reading.spec().simpleName();
    List<Value> values = new ArrayList<>();
    for (ExecutableElement member : members(reading.mirror())) {
      String name = member.getSimpleName().toString();
      Object value = Mirrors.plain(reading.mirror(), name);
      values.add(new Value(Site.recipe(name), recipe + "." + name, member, value));
    }
    reading.methods().forEach(method -> values.addAll(values(recipe, method)));
    return values.stream();
  }

  private static List<Value> values(String recipe, IngredientMethod method) {
    List<Value> values = new ArrayList<>();
    if (method.role() == Role.ALGORITHM) {
      for (ExecutableElement member : members(method.roleMirror())) {
        String name = member.getSimpleName().toString();
        Object value = Mirrors.plain(method.roleMirror(), name);
        String path = "%s of %s.%s".formatted(name, recipe, method.name());
        values.add(new Value(Site.role(method.name(), name), path, member, value));
      }
    }
    method
        .ingredient()
        .values()
        .forEach(
            (name, value) ->
                values.add(
                    new Value(
                        Site.hyperparameter(method.name(), name),
                        method.type().simpleName() + "." + name,
                        method.type().member(name).orElseThrow(),
                        value)));
    return values;
  }

  private static Bounds bounds(AnnotationMirror range) {
    return new Bounds(
        (Double) Mirrors.plain(range, "min"),
        (Double) Mirrors.plain(range, "max"),
        (Double) Mirrors.plain(range, "above"),
        (Double) Mirrors.plain(range, "below"));
  }

  /** An annotation's members, by name: compilers hand them out in no order to rely on. */
  static List<ExecutableElement> members(AnnotationMirror mirror) {
    return Mirrors.members(Mirrors.type(mirror)).stream()
        .sorted(Comparator.comparing(member -> member.getSimpleName().toString()))
        .toList();
  }
}
