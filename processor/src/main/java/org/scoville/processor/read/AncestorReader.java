package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import org.scoville.ingredient.WeightAverage;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Role;

/** Reads of the recipes that a recipe extends what rules compare it with. */
final class AncestorReader {
  private AncestorReader() {}

  /** The ancestors that are recipes themselves, nearest first. */
  static List<Ancestor> read(TypeElement recipe, Types types) {
    List<Ancestor> ancestors = new ArrayList<>();
    for (TypeElement ancestor : Inheritance.ancestors(recipe)) {
      Mirrors.find(ancestor, Recipe.class)
          .ifPresent(mirror -> ancestors.add(ancestor(new ReturnTypes(ancestor, types), mirror)));
    }
    return ancestors;
  }

  private static Ancestor ancestor(ReturnTypes returnTypes, AnnotationMirror mirror) {
    TypeElement recipe = returnTypes.recipe();
    Ancestor ancestor =
        Ancestor.named(
            recipe.getQualifiedName().toString(), (Integer) Mirrors.plain(mirror, "batchSize"));
    for (ExecutableElement method : Inheritance.of(recipe).methods()) {
      Optional<IngredientMethod> compared =
          read(returnTypes, method).filter(AncestorReader::isCompared);
      if (compared.isPresent()) {
        ancestor = ancestor.with(compared.get().ingredient());
      }
    }
    return ancestor;
  }

  /** What an ancestor's method names; its faults are reported where it is compiled. */
  private static Optional<IngredientMethod> read(
      ReturnTypes returnTypes, ExecutableElement method) {
    MethodFaults faults = new MethodFaults(returnTypes.recipe(), method, new ArrayList<>());
    return MethodForm.check(method, faults) && !MethodForm.isDropped(method)
        ? new MethodReader(method, returnTypes.of(method), faults).read()
        : Optional.empty();
  }

  private static boolean isCompared(IngredientMethod method) {
    return method.role() == Role.OPTIMIZER
        || Mirrors.isA(method.type().element(), WeightAverage.class);
  }
}
