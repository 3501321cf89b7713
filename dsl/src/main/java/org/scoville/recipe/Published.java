package org.scoville.recipe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.scoville.ingredient.Range;

/**
 * A result that was published of a recipe, as its source has it; {@code explain} and {@code diff}
 * show it.
 *
 * <p>What the source doesn't say is left out, and nothing is worked out from other figures. A range
 * is two results, its two ends; a bound, such as "in under an hour", stands in {@link #remark}. It
 * is a result of this recipe alone: for a descendant it is shown as its ancestor's.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Published.All.class)
public @interface Published {
  /** Images whose class came out first, in percent of the evaluation images. */
  @Range(min = 0, max = 100)
  double top1() default Double.NaN;

  /** Images whose class was among the first five, in percent. */
  @Range(min = 0, max = 100)
  double top5() default Double.NaN;

  /** Minutes of the whole run. */
  @Range(above = 0, max = 1e7)
  double minutes() default Double.NaN;

  /** Passes over the training images; 0 if they aren't published. */
  @Range(min = 0)
  int epochs() default 0;

  /** Images a second in training, over all devices together. */
  @Range(above = 0, max = 1e9)
  double imagesPerSecond() default Double.NaN;

  /** What it ran on: {@code 8x A100-80GB}. */
  String system() default "";

  /** Runs that it is the mean of; 0 if they aren't published. */
  @Range(min = 0)
  int seeds() default 0;

  /**
   * Where it stands: a title, and behind it the place in angle brackets, {@code He et al. 2016
   * <arXiv:1512.03385>}. A constant, such as those of {@code literature.Citations}.
   */
  String source();

  /** What else has to be said: how it was evaluated, or a bound in place of a number. */
  String remark() default "";

  /** Holds several results of one recipe. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface All {
    /** The results. */
    Published[] value();
  }
}
