package cases.not_an_interface;

import cases.Calm;
import org.scoville.recipe.Recipe;

/** A class around a recipe. */
public final class BadPrivate {
  private BadPrivate() {}

  @Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
  private interface Hidden extends Calm {} // error: [not-an-interface]
}
