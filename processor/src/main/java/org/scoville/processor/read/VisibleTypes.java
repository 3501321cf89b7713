package org.scoville.processor.read;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The types that generated code can access: it is in the recipe's package, and outside of all other
 * classes.
 */
public final class VisibleTypes {
  private final String home;

  private VisibleTypes(String home) {
    this.home = home;
  }

  /** The types that are visible in the package of a recipe. */
  public static VisibleTypes of(TypeElement recipe) {
    return new VisibleTypes(packageOf(recipe));
  }

  /** The package of a type, "" for the unnamed one. */
  public static String packageOf(TypeElement type) {
    Element element = type;
    while (element.getKind() != ElementKind.PACKAGE) {
      element = Mirrors.enclosing(element);
    }
    return ((PackageElement) element).getQualifiedName().toString();
  }

  /** Whether a type and all types around it can be named. */
  public boolean covers(TypeElement type) {
    boolean samePackage = packageOf(type).equals(home);
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = Mirrors.enclosing(e)) {
      Set<Modifier> modifiers = e.getModifiers();
      if (!modifiers.contains(Modifier.PUBLIC)
          && (!samePackage || modifiers.contains(Modifier.PRIVATE))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a type can be written as a return type, without a warning about raw types either. */
  public boolean covers(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Mirrors.element(type).getTypeParameters().isEmpty() && covers(Mirrors.element(type))
        : type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID;
  }
}
