package org.scoville.recipe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts a warning, with the reason; {@code explain} shows it. Errors can't be accepted.
 *
 * <p>On a recipe it covers the recipe, on a method that ingredient. It is inherited with its recipe
 * or method unless that is redeclared.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Accept.All.class)
public @interface Accept {
  /** Id of the rule, as it stands in brackets in the warning. */
  String rule();

  /** Why the warning does not apply here. */
  String because();

  /** Holds several acceptances of one element. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    /** The acceptances. */
    Accept[] value();
  }
}
