package org.scoville.runtime.golden;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which ingredients a test holds against a reference ({@link GoldenSubject}) or against a formula
 * (any other class). {@link CoverageTest} fails on an ingredient that one of the two leaves out.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Covers {
  /** Records of the ingredients. */
  Class<? extends Record>[] value();
}
