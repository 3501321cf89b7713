package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * The names that a class inherits when it implements a recipe: of types, constants and methods with
 * a body that the recipe and its parents declare.
 */
public final class InheritedNames {
  private InheritedNames() {}

  /** The members by name, each with its owner, as in {@code Tuned.Timing}. */
  public static Map<String, String> of(TypeElement recipe) {
    Map<String, String> found = new TreeMap<>();
    for (TypeElement owner : owners(recipe)) {
      for (Element member : owner.getEnclosedElements()) {
        if (isInherited(member)) {
          String name = member.getSimpleName().toString();
          found.putIfAbsent(name, owner.getSimpleName() + "." + name);
        }
      }
    }
    return found;
  }

  /** A recipe and its parents, nearest first. */
  public static List<TypeElement> owners(TypeElement recipe) {
    List<TypeElement> owners = new ArrayList<>(Inheritance.ancestors(recipe));
    owners.add(0, recipe);
    return owners;
  }

  private static boolean isInherited(Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    return member instanceof ExecutableElement method
        ? method.isDefault()
        : !modifiers.contains(Modifier.PRIVATE);
  }
}
