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

/** Reads the ancestors of a recipe, as far as rules compare them with the recipe. */
final class AncestorReader {
  private final Types types;
  private final RecordClasses classes;

  AncestorReader(Types types, RecordClasses classes) {
    this.types = types;
    this.classes = classes;
  }

  /** The ancestors that are recipes themselves, nearest first. */
  List<ParsedAncestor> read(TypeElement recipe) {
    List<ParsedAncestor> ancestors = new ArrayList<>();
    for (TypeElement ancestor : Inheritance.ancestors(recipe)) {
      Mirrors.find(ancestor, Recipe.class)
          .ifPresent(mirror -> ancestors.add(ancestor(new ReturnTypes(ancestor, types), mirror)));
    }
    return ancestors;
  }

  private ParsedAncestor ancestor(ReturnTypes returnTypes, AnnotationMirror mirror) {
    TypeElement recipe = returnTypes.recipe();
    List<IngredientMethod> compared =
        Inheritance.of(recipe).methods(Inheritance.Choice.FIRST).stream()
            .flatMap(method -> read(returnTypes, method).stream())
            .filter(AncestorReader::isCompared)
            .toList();
    return new ParsedAncestor(
        new Ancestor(
            recipe.getQualifiedName().toString(),
            (Integer) Mirrors.plain(mirror, "batchSize"),
            compared.stream().map(IngredientMethod::ingredient).toList()),
        compared);
  }

  /** The ingredient of an ancestor's method; findings are reported where that is compiled. */
  private Optional<IngredientMethod> read(ReturnTypes returnTypes, ExecutableElement method) {
    MethodDiagnostics findings =
        new MethodDiagnostics(returnTypes.recipe(), method, new ArrayList<>());
    return MethodForm.check(method, findings) && !MethodForm.isDropped(method)
        ? new MethodReader(method, returnTypes.of(method), findings, classes).read()
        : Optional.empty();
  }

  private static boolean isCompared(IngredientMethod method) {
    return method.role() == Role.OPTIMIZER
        || Mirrors.isA(method.type().element(), WeightAverage.class);
  }
}
