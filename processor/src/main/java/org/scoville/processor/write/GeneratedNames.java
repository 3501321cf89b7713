package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.scoville.recipe.RecipeSpec;

/**
 * The names of the classes that are generated for a recipe; a nested {@code Outer.Hot} gives {@code
 * Outer_HotModule}.
 *
 * @param recipe the recipe
 * @param module its module
 * @param trainer its trainer
 * @param publications what was published of it, which only some recipes have
 */
public record GeneratedNames(
    ClassName recipe, ClassName module, ClassName trainer, ClassName publications) {

  /** The names for a recipe. */
  public static GeneratedNames of(TypeElement element) {
    ClassName recipe = ClassName.get(element);
    String name = String.join("_", recipe.simpleNames());
    return new GeneratedNames(
        recipe,
        ClassName.get(recipe.packageName(), name + "Module"),
        ClassName.get(recipe.packageName(), name + "Trainer"),
        ClassName.get(recipe.packageName(), name + "Publications"));
  }

  /** Qualified names of the classes that are generated for a recipe. */
  public List<String> generated(RecipeSpec spec) {
    List<ClassName> names =
        spec.lineage().publications().isEmpty()
            ? List.of(module, trainer)
            : List.of(module, trainer, publications);
    return names.stream().map(ClassName::canonicalName).toList();
  }
}
