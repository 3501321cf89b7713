package org.scoville.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.scoville.rule.Structure;

/**
 * What is wrong with one method of a recipe, as it is found.
 *
 * @param recipe the recipe
 * @param method its method, its own or inherited
 * @param found where faults go
 */
record MethodFaults(TypeElement recipe, ExecutableElement method, List<Fault> found) {

  /** The method's name, to begin a sentence with. */
  String path() {
    return recipe.getSimpleName() + "." + method.getSimpleName();
  }

  /** Where the method stands. */
  Spot spot() {
    return Spot.of(recipe, method);
  }

  /** Adds a fault. */
  void add(Structure structure, String fact) {
    found.add(Fault.of(structure, method.getSimpleName().toString(), spot(), fact));
  }
}
