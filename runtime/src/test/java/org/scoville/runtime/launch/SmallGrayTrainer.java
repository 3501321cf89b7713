package org.scoville.runtime.launch;

import com.google.auto.service.AutoService;
import com.google.inject.Module;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.wiring.CompiledRecipe;

/** The trainer that the compiler would write for {@link SmallRecipe#gray}. */
@AutoService(CompiledRecipe.class)
public final class SmallGrayTrainer implements CompiledRecipe {
  public static void main(String[] args) {
    Launcher.main(new SmallGrayTrainer(), args);
  }

  @Override
  public RecipeSpec spec() {
    return SmallRecipe.gray().spec();
  }

  @Override
  public Module module() {
    return SmallRecipe.gray().module();
  }
}
