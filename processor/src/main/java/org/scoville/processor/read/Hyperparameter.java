package org.scoville.processor.read;

import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A component of an ingredient's record with the member of {@code With} that sets it.
 *
 * @param name the name of both
 * @param type the component's type
 * @param member the member
 */
public record Hyperparameter(String name, TypeMirror type, ExecutableElement member) {

  /** The member's default. */
  public Optional<AnnotationValue> defaultValue() {
    return Optional.ofNullable(member.getDefaultValue());
  }
}
