package org.scoville.ingredient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Members of a {@code With} that exclude each other: one is set or none, 0 means unset. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface AtMostOne {
  /** The members' names. */
  String[] value();
}
