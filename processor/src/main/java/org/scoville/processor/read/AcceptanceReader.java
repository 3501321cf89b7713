package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Acceptance;

/**
 * Reads the acceptances of a recipe: its own, its parents', and those of its methods. A recipe that
 * accepts a rule again replaces its parents' reason.
 */
final class AcceptanceReader {
  private final TypeElement recipe;
  private final List<LocatedAcceptance> found = new ArrayList<>();

  AcceptanceReader(TypeElement recipe) {
    this.recipe = recipe;
  }

  List<LocatedAcceptance> read(List<ExecutableElement> methods) {
    addAll(recipe, "", SourceLocation.of(recipe), true);
    for (TypeElement ancestor : Inheritance.ancestors(recipe)) {
      SourceLocation source = SourceLocation.of(recipe);
      addAll(
          ancestor,
          "",
          new SourceLocation(
              recipe, source.annotation(), source.value(), ancestor.getQualifiedName().toString()),
          false);
    }
    for (ExecutableElement method : methods) {
      SourceLocation source = SourceLocation.of(recipe, method);
      addAll(method, method.getSimpleName().toString(), source, source.origin().isEmpty());
    }
    return List.copyOf(found);
  }

  private void addAll(Element element, String method, SourceLocation source, boolean own) {
    // javac knows no position of a repeated annotation, so every compiler gets the element.
    boolean repeated = Mirrors.find(element, Accept.All.class).isPresent();
    for (AnnotationMirror mirror : Mirrors.all(element, Accept.class, Accept.All.class)) {
      String rule = String.valueOf(Mirrors.plain(mirror, "rule"));
      String because = String.valueOf(Mirrors.plain(mirror, "because"));
      boolean replaced =
          !own
              && found.stream()
                  .map(LocatedAcceptance::acceptance)
                  .anyMatch(a -> a.rule().equals(rule) && a.method().equals(method));
      if (!replaced) {
        found.add(
            new LocatedAcceptance(
                new Acceptance(rule, method, because), repeated ? source : source.at(mirror), own));
      }
    }
  }
}
