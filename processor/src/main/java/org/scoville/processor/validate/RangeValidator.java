package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Range;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.recipe.Role;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;
import org.scoville.text.NumberText;

/** Checks that every value is in the range that its member declares. */
final class RangeValidator implements Validator {

  /**
   * A value that may have a range.
   *
   * @param location its place
   * @param path its name in sentences
   * @param member the member that it is a value of
   * @param value the value, a list for an array
   */
  private record Value(
      RecipeLocation location, String path, ExecutableElement member, Object value) {

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
        .map(RangeValidator::bounds)
        .filter(bounds -> !bounds.contains(number.doubleValue()))
        .map(
            bounds ->
                "%s is %s; it must be %s"
                    .formatted(path, written(number), bounds.wanted(number.doubleValue())));
  }

  /** The digits as in the source: a {@code float} has more as a {@code double}, a long fewer. */
  private static String written(Number number) {
    return number instanceof Double || number instanceof Float
        ? NumberText.written(Double.parseDouble(number.toString()))
        : number.toString();
  }

  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    return values(parsed)
        .flatMap(
            value ->
                value
                    .facts()
                    .map(
                        fact ->
                            LocatedFinding.of(
                                LanguageCheck.OUT_OF_RANGE,
                                value.location(),
                                parsed.source(value.location()),
                                fact)))
        .toList();
  }

  private static Stream<Value> values(ParsedRecipe parsed) {
    String recipe = parsed.spec().simpleName();
    List<Value> values = new ArrayList<>();
    for (ExecutableElement member : members(parsed.mirror())) {
      String name = member.getSimpleName().toString();
      Object value = Mirrors.plain(parsed.mirror(), name);
      values.add(new Value(RecipeLocation.recipe(name), recipe + "." + name, member, value));
    }
    parsed.methods().forEach(method -> values.addAll(values(recipe, method)));
    return values.stream();
  }

  private static List<Value> values(String recipe, IngredientMethod method) {
    List<Value> values = new ArrayList<>();
    if (method.role() == Role.ALGORITHM) {
      for (ExecutableElement member : members(method.roleMirror())) {
        String name = member.getSimpleName().toString();
        Object value = Mirrors.plain(method.roleMirror(), name);
        String path = "%s of %s.%s".formatted(name, recipe, method.name());
        values.add(new Value(RecipeLocation.role(method.name(), name), path, member, value));
      }
    }
    method
        .ingredient()
        .values()
        .forEach(
            (name, value) ->
                values.add(
                    new Value(
                        RecipeLocation.hyperparameter(method.name(), name),
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
