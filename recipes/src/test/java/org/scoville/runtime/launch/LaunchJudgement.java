package org.scoville.runtime.launch;

import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Judgement;

/** What the launcher thinks of a recipe before it trains. */
public final class LaunchJudgement {
  private LaunchJudgement() {}

  /** The rules' judgement of a recipe as it is written. */
  public static Judgement of(RecipeSpec spec) {
    return new RecipeCheck().judge(spec);
  }

  /** The judgement once the data are open. */
  public static Judgement of(RecipeSpec spec, long trainingSamples, int classes) {
    return of(RecipeCheck.withData(spec, trainingSamples, classes));
  }
}
