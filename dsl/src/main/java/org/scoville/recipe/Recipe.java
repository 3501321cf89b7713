package org.scoville.recipe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.scoville.ingredient.Range;

/**
 * Marks an interface as a training recipe: each abstract method is one ingredient.
 *
 * <p>For an interface {@code Hot} the processor writes {@code HotModule}, which wires it, and
 * {@code HotTrainer}, whose {@code main} trains it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Recipe {
  /** Passes over the training images. */
  @Range(min = 1)
  int epochs();

  /** Images in one optimizer step, over all replicas together. */
  @Range(min = 1)
  int batchSize();

  /** Training images; 0 leaves it open until the data is opened. */
  @Range(min = 0)
  long trainingSamples() default 0;

  /** Classes; 0 leaves it open until the data is opened. */
  @Range(min = 0)
  int classes() default 0;

  /**
   * The arithmetic of the forward and backward pass: convolutions, linear layers and activations.
   * Weights, optimizer, averages, batch-norm statistics and the loss are float32 in each, and so
   * are the files that a run writes. {@link Precision#AUTO} is settled by the devices when a run
   * starts; the option {@code --precision} takes the place of this value.
   */
  Precision precision() default Precision.FP32;
}
