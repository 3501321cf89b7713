package org.scoville.processor.read;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method by which a recipe drops what a parent declares.
 *
 * @param element the method
 * @param returned what it returns in the recipe
 */
public record DroppedMethod(ExecutableElement element, TypeMirror returned) {

  /** The method's name. */
  public String name() {
    return element.getSimpleName().toString();
  }
}
