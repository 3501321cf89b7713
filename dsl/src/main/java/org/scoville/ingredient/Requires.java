package org.scoville.ingredient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that some ingredient of the recipe must have a capability, an interface its record
 * implements.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Requires.All.class)
public @interface Requires {
  /** The interface wanted. */
  Class<?> capability();

  /** Why, as it is shown to the recipe's author. */
  String because();

  /** Holds several declarations of one ingredient. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface All {
    /** The declarations. */
    Requires[] value();
  }
}
