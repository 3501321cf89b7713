package org.scoville.ingredient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares that this ingredient can't be used in one recipe with another. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Conflicts.All.class)
public @interface Conflicts {
  /** The other ingredient. */
  Class<?> with();

  /** Why, as it is shown to the recipe's author. */
  String because();

  /** Holds several declarations of one ingredient. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface All {
    /** The declarations. */
    Conflicts[] value();
  }
}
