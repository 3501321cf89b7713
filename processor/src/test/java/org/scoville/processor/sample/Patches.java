package org.scoville.processor.sample;

import org.scoville.fact.TakesOneSize;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Network;

/** A network on the processor path that takes images of one size. */
public record Patches(int imageSide) implements Network, TakesOneSize {
  /** Hyperparameters of {@link Patches}. */
  @Hyperparameters
  public @interface With {
    /** Side of the square images that it takes, in pixels. */
    int imageSide();
  }
}
