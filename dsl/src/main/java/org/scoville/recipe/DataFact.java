package org.scoville.recipe;

/** A fact about the data that a recipe may leave open until the data is opened. */
public enum DataFact {
  /** {@link RecipeSpec#trainingSamples()}, and with it the number of steps. */
  TRAINING_SAMPLES,
  /** {@link RecipeSpec#classes()}. */
  CLASSES,
  /** {@link RecipeSpec#trainingSize()}: the loader says it, or the data. */
  IMAGE_SIZE,
  /** {@link RecipeSpec#channels()}: the loader says them, or the data. */
  CHANNELS
}
