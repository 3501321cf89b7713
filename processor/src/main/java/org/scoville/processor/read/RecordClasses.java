package org.scoville.processor.read;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecordShape;

/**
 * The classes of ingredients' records that the processor can load: those of its own class loader
 * that equal what the compiler sees.
 *
 * <p>A class that is compiled right now may lie in the output folder from an earlier build, and one
 * in the class path may need more than the processor path has; so neither is loaded.
 */
public final class RecordClasses {
  private final ClassLoader loader;
  private final Predicate<String> isCompiled;

  /**
   * Classes of a loader.
   *
   * @param isCompiled whether a top-level class is among the sources of this compilation
   */
  public RecordClasses(ClassLoader loader, Predicate<String> isCompiled) {
    this.loader = loader;
    this.isCompiled = isCompiled;
  }

  /** An ingredient with its record, or without one where the class can't be loaded. */
  Ingredient ingredient(String method, IngredientType type, Map<String, Object> values) {
    RecordShape shape = shape(type);
    boolean compiled = isCompiled.test(outermost(type.element()).getQualifiedName().toString());
    return compiled
        ? Ingredient.named(method, shape, values)
        : Ingredient.found(method, shape, values, loader);
  }

  private static RecordShape shape(IngredientType type) {
    Set<String> interfaces = new HashSet<>();
    addInterfaces(type.element(), interfaces);
    return new RecordShape(
        type.name(),
        binaryName(type.element()),
        type.element().getRecordComponents().stream()
            .map(it -> TypeText.qualified(it.asType()) + " " + it.getSimpleName())
            .toList(),
        interfaces);
  }

  private static void addInterfaces(TypeElement type, Set<String> names) {
    for (TypeMirror each : type.getInterfaces()) {
      if (each.getKind() == TypeKind.DECLARED) {
        TypeElement declared = Mirrors.element(each);
        names.add(declared.getQualifiedName().toString());
        addInterfaces(declared, names);
      }
    }
  }

  private static TypeElement outermost(TypeElement type) {
    Element around = type.getEnclosingElement();
    return around instanceof TypeElement outer ? outermost(outer) : type;
  }

  private static String binaryName(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? binaryName(outer) + "$" + type.getSimpleName()
        : type.getQualifiedName().toString();
  }
}
