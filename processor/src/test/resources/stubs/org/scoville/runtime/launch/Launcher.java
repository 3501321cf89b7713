package org.scoville.runtime.launch;

import org.scoville.runtime.wiring.CompiledRecipe;

/** Stands for the runtime's launcher. */
public final class Launcher {
  private Launcher() {}

  public static void main(CompiledRecipe recipe, String... arguments) {
    System.out.println(recipe.spec() + String.join(" ", arguments));
  }
}
