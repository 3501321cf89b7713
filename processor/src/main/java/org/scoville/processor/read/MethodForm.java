package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.scoville.recipe.Role;
import org.scoville.recipe.Without;
import org.scoville.rule.LanguageCheck;

/** The form of a recipe's methods: no parameters, no body, a name of their own, one role. */
final class MethodForm {
  /** Names of {@code Object}'s methods; javac itself refuses some of them, but not all. */
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private MethodForm() {}

  /** Whether a method drops what a parent declares. */
  static boolean isDropped(ExecutableElement method) {
    return Mirrors.find(method, Without.class).isPresent();
  }

  /** The roles that a method is marked with. */
  static List<Role> roles(ExecutableElement method) {
    return Arrays.stream(Role.values())
        .filter(role -> Mirrors.find(method, role.annotation()).isPresent())
        .toList();
  }

  /** Whether a method has a role, or drops an ingredient. */
  static boolean isMarked(ExecutableElement method) {
    return isDropped(method) || !roles(method).isEmpty();
  }

  /** Whether a method has the form; if not, a finding is added. */
  static boolean check(ExecutableElement method, MethodDiagnostics findings) {
    int before = findings.found().size();
    if (!method.getParameters().isEmpty()) {
      findings.add(LanguageCheck.OBJECT_METHOD, findings.path() + " has parameters");
    } else if (!method.getTypeParameters().isEmpty()) {
      findings.add(LanguageCheck.OBJECT_METHOD, findings.path() + " has type parameters");
    } else if (OBJECT_METHODS.contains(method.getSimpleName().toString())) {
      findings.add(
          LanguageCheck.OBJECT_METHOD, findings.path() + " has the name of a method of Object");
    } else if (method.isDefault()) {
      findings.add(
          LanguageCheck.INGREDIENT_UNCLEAR,
          findings.path() + " has a body, so it names no ingredient");
    } else {
      checkRole(method, findings);
    }
    return findings.found().size() == before;
  }

  private static void checkRole(ExecutableElement method, MethodDiagnostics findings) {
    List<String> marks = new ArrayList<>();
    roles(method).forEach(role -> marks.add("@" + role.annotation().getSimpleName()));
    if (isDropped(method)) {
      marks.add("@Without");
    }
    if (marks.isEmpty()) {
      findings.add(LanguageCheck.ROLE_UNCLEAR, findings.path() + " has no role");
    } else if (marks.size() > 1) {
      findings.add(
          LanguageCheck.ROLE_UNCLEAR,
          findings.path() + " has more than one role: " + String.join(" and ", marks));
    }
  }
}
