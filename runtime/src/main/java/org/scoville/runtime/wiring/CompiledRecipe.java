package org.scoville.runtime.wiring;

import com.google.inject.Module;
import org.scoville.recipe.RecipeSpec;

/**
 * A recipe that the compiler has checked and wired. The generated trainer of each recipe is one,
 * registered as a service, so that one launcher lists every recipe on the class path.
 */
public interface CompiledRecipe {
  /** The recipe as it is written. */
  RecipeSpec spec();

  /** The Guice module that binds its ingredients and its plan. */
  Module module();
}
