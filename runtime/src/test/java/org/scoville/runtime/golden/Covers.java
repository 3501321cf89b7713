package org.scoville.runtime.golden;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The ingredients that a test compares with a reference ({@link GoldenSubject}) or with a formula
 * (any other class). {@link CoverageTest} fails on an ingredient that one of the two leaves out.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Covers {
  /** Records of the ingredients. */
  Class<? extends Record>[] value();
}
