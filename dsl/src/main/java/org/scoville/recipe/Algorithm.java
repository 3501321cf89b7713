package org.scoville.recipe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.scoville.ingredient.Range;

/** Marks the recipe method that names an algorithm, and says when it acts. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Algorithm {
  /** Acts on batch n, 2n, 3n ..., counted from 1 over the whole run. */
  @Range(min = 1)
  int every() default 1;

  /** Where its window opens, as a fraction of training. */
  @Range(min = 0, max = 1)
  double from() default 0;

  /** Where its window closes, as a fraction of training. */
  @Range(min = 0, max = 1)
  double until() default 1;

  /** Algorithms that act before this one, against the published order where the two commute. */
  Class<?>[] after() default {};
}
