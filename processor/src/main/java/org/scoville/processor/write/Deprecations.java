package org.scoville.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.scoville.processor.read.DroppedMethod;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.IngredientType;
import org.scoville.processor.read.InheritedNames;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;

/**
 * The annotation that suppresses warnings about deprecated types in a module: the author gets these
 * warnings in the recipe, and can't suppress them in generated code.
 */
final class Deprecations {
  private Deprecations() {}

  /** The annotation, if a recipe or anything that it names is deprecated. */
  static Optional<AnnotationSpec> of(ParsedRecipe parsed, Elements elements) {
    Set<String> warnings = new TreeSet<>();
    named(parsed)
        .filter(elements::isDeprecated)
        .forEach(element -> warnings.add(isForRemoval(element) ? "removal" : "deprecation"));
    if (warnings.isEmpty()) {
      return Optional.empty();
    }
    // ECJ calls a word unnecessary where it sees less than javac does, unless it is to see nothing.
    warnings.add("all");
    return Optional.of(
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", words(warnings)).build());
  }

  private static CodeBlock words(Set<String> words) {
    return words.stream()
        .map(word -> CodeBlock.of("$S", word))
        .collect(CodeBlock.joining(", ", "{", "}"));
  }

  private static boolean isForRemoval(Element element) {
    return Mirrors.find(element, Deprecated.class)
        .map(mirror -> Mirrors.plain(mirror, "forRemoval").equals(true))
        .orElse(false);
  }

  /** Everything that a module names or overrides. */
  private static Stream<Element> named(ParsedRecipe parsed) {
    Stream<Element> recipe = Stream.concat(around(parsed.element()), declared(parsed.element()));
    Stream<Element> ingredients =
        parsed.methods().stream().map(IngredientMethod::type).flatMap(Deprecations::of);
    Stream<Element> dropped =
        parsed.dropped().stream()
            .map(DroppedMethod::returned)
            .filter(type -> type.getKind() == TypeKind.DECLARED)
            .flatMap(type -> around(Mirrors.element(type)));
    return Stream.of(recipe, ingredients, dropped).flatMap(elements -> elements);
  }

  private static Stream<Element> declared(TypeElement recipe) {
    return InheritedNames.owners(recipe).stream()
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream());
  }

  private static Stream<Element> of(IngredientType type) {
    Stream<Element> made =
        Stream.concat(
            around(type.element()),
            ElementFilter.constructorsIn(type.element().getEnclosedElements()).stream());
    return Stream.concat(
        made,
        type.enums().flatMap(e -> Stream.concat(around(e), e.getEnclosedElements().stream())));
  }

  /** A type and the types around it. */
  private static Stream<Element> around(Element type) {
    List<Element> all = new ArrayList<>();
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = Mirrors.enclosing(e)) {
      all.add(e);
    }
    return all.stream();
  }
}
