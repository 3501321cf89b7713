package org.scoville.recipes;

import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Judgement;
import org.scoville.runtime.wiring.RecipeCheck;

/** What the launcher thinks of a recipe before it trains. */
final class LaunchJudgement {
  private LaunchJudgement() {}

  /** The rules' judgement of a recipe as it is written. */
  static Judgement of(RecipeSpec spec) {
    return new RecipeCheck().judge(spec);
  }

  /** The judgement once the data are open. */
  static Judgement of(RecipeSpec spec, long trainingSamples, int classes) {
    return of(spec.data(spec.data().samples(trainingSamples, classes)));
  }
}
