package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;

class ResizingRulesTest {
  private static final Rule RULE = ResizingRules.TWO_RESIZINGS;
  private static final AlgorithmUse RESIZING =
      AlgorithmUse.of(defaults("resizing", ProgressiveResizing.class));
  private static final AlgorithmUse RAMP = AlgorithmUse.of(defaults("ramp", ResolutionRamp.class));
  private static final AlgorithmUse GROW = AlgorithmUse.of(Ingredient.of("grow", new Grow(128)));

  /** An algorithm of a plug-in that trains on one size. */
  record Grow(int side) implements BatchTransform, Resizes {
    @Override
    public ImageSize resized(ImageSize loaded, long batch, long batches, long batchesPerEpoch) {
      return ImageSize.square(side);
    }
  }

  @Test
  void onlyOneAlgorithmDecidesTheSize() {
    for (AlgorithmUse use : new AlgorithmUse[] {RESIZING, RAMP, GROW}) {
      assertThat(RULE.ask(plain(90).with(use))).isEqualTo(SILENT);
    }
    assertThat(RULE.ask(plain(90))).isEqualTo(SILENT);
    assertThat(RULE.ask(plain(90).with(RESIZING).with(RAMP))).isEqualTo(FIRES);
    assertThat(RULE.ask(plain(90).with(RESIZING.within(0, 0.5)).with(RAMP.within(0.5, 1))))
        .isEqualTo(SILENT);
    assertThat(RULE.ask(plain(90).with(RESIZING.within(0, 0.6)).with(RAMP.within(0.5, 1))))
        .isEqualTo(FIRES);
  }

  @Test
  void aPluginsIsNamedAndPointedAtWhereItIsTheSecond() {
    RecipeSpec recipe = plain(90).with(RESIZING).with(GROW);
    assertThat(RULE.ask(recipe)).isEqualTo(FIRES);
    assertThat(RULE.find(recipe))
        .returns(RecipeLocation.method("grow"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .startsWith("ProgressiveResizing and Grow both decide the size of the images");
    assertThat(RULE.find(plain(90).with(GROW).with(RESIZING)).location())
        .isEqualTo(RecipeLocation.method("resizing"));
  }
}
