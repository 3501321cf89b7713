package org.scoville.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.scoville.rule.LanguageCheck;

/**
 * The findings about one method of a recipe, collected while it is read.
 *
 * @param recipe the recipe
 * @param method its method, its own or inherited
 * @param found the list that findings are added to
 */
record MethodDiagnostics(TypeElement recipe, ExecutableElement method, List<LocatedFinding> found) {

  /** The method's name, to begin a sentence with. */
  String path() {
    return recipe.getSimpleName() + "." + method.getSimpleName();
  }

  /** Where the method stands. */
  SourceLocation source() {
    return SourceLocation.of(recipe, method);
  }

  /** Adds a finding. */
  void add(LanguageCheck check, String fact) {
    found.add(LocatedFinding.of(check, method.getSimpleName().toString(), source(), fact));
  }
}
