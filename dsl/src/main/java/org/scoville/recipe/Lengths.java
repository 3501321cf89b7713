package org.scoville.recipe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.scoville.ingredient.Range;

/**
 * The lengths of run that a recipe is meant for: shorter and longer ones do better with another
 * recipe, and rules say so of its descendants.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Lengths {
  /** Epochs of the shortest run; 0 if there is none. */
  @Range(min = 0)
  int from() default 0;

  /** Epochs up to which it is meant; 0 if there is no end. */
  @Range(min = 0)
  int until() default 0;
}
