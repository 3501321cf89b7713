package org.scoville.ingredient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the annotation {@code With} nested in an ingredient's record: its members are the
 * hyperparameters.
 *
 * <p>Members and record components agree by name and type ({@code double[]} is {@code List<Double>}
 * in the record); the processor checks it. Compilers other than javac lose the order of annotation
 * members that they read from class files, so constructor calls follow the record.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Hyperparameters {}
