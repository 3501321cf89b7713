package org.scoville.recipes;

import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.RuleReport;
import org.scoville.runtime.wiring.RecipeCheck;

/** The findings of the launcher about a recipe, before training. */
final class LaunchReport {
  private LaunchReport() {}

  /** The rules' report of a recipe as it is written. */
  static RuleReport of(RecipeSpec spec) {
    return new RecipeCheck().judge(spec);
  }

  /** The report once the data are open. */
  static RuleReport of(RecipeSpec spec, long trainingSamples, int classes) {
    return of(spec.data(spec.data().samples(trainingSamples, classes)));
  }
}
