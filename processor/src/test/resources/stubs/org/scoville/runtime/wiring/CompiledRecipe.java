package org.scoville.runtime.wiring;

import com.google.inject.Module;
import org.scoville.recipe.RecipeSpec;

/** Stands for the runtime's interface. */
public interface CompiledRecipe {
  RecipeSpec spec();

  Module module();
}
