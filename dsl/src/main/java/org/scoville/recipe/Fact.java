package org.scoville.recipe;

/** What a recipe may leave open until the data is opened. */
public enum Fact {
  /** {@link RecipeSpec#trainingSamples()}, and with it the number of steps. */
  TRAINING_SAMPLES,
  /** {@link RecipeSpec#classes()}. */
  CLASSES
}
