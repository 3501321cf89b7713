package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * The names of what is generated for a recipe; a nested {@code Outer.Hot} gives {@code
 * Outer_HotModule}.
 *
 * @param recipe the recipe
 * @param module its module
 * @param trainer its trainer
 */
public record GeneratedNames(ClassName recipe, ClassName module, ClassName trainer) {

  /** The names for a recipe. */
  public static GeneratedNames of(TypeElement element) {
    ClassName recipe = ClassName.get(element);
    String name = String.join("_", recipe.simpleNames());
    return new GeneratedNames(
        recipe,
        ClassName.get(recipe.packageName(), name + "Module"),
        ClassName.get(recipe.packageName(), name + "Trainer"));
  }

  /** Qualified names of the classes generated. */
  public List<String> generated() {
    return List.of(module.canonicalName(), trainer.canonicalName());
  }
}
