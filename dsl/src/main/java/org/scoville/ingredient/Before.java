package org.scoville.ingredient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that this algorithm acts before another of the same stage, unless the recipe says
 * otherwise.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Before.All.class)
public @interface Before {
  /** The other algorithm. */
  Class<?> type();

  /** Why, as it is shown to the recipe's author. */
  String because();

  /** Holds several declarations of one ingredient. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface All {
    /** The declarations. */
    Before[] value();
  }
}
