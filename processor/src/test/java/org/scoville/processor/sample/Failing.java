package org.scoville.processor.sample;

import java.util.List;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Hyperparameters;

/** An algorithm on the processor path that may fail when it is asked what it is. */
public record Failing(boolean answers) implements BatchTransform, Mixes {
  /** Hyperparameters of {@link Failing}. */
  @Hyperparameters
  public @interface With {
    /** Whether it answers. */
    boolean answers() default true;
  }

  @Override
  public List<MixingMethod> mixingMethods() {
    if (!answers) {
      throw new IllegalStateException("no idea");
    }
    return List.of();
  }
}
