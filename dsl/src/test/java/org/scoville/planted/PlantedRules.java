package org.scoville.planted;

import java.util.List;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.literature.Sources;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** A rule that asks for two ingredients by name and points at neither. */
public final class PlantedRules implements RuleSet {
  private static final Rule MIXES =
      Rule.note("planted-mixes")
          .about("a recipe that mixes")
          .when(recipe -> recipe.has(MixUp.class) || recipe.has(CutMix.class))
          .atRecipe("epochs")
          .says(recipe -> "it mixes")
          .evidence("none", Sources.LANGUAGE)
          .fix("none");

  @Override
  public List<Rule> rules() {
    return List.of(MIXES);
  }
}
