package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.resNet50;
import static org.scoville.sample.Recipes.medium;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.scoville.algorithm.CutMix;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class ExpectationsTest {
  @Test
  void whatOneRecipeAddsIsTold() {
    assertThat(Expectations.between(mild(36), medium(135)))
        .extracting(Expectation::difference)
        .containsExactly("MixUp only in Plain", "SAM only in Plain");
  }

  @Test
  void theOrderOfTheTwoDoesNotMatter() {
    assertThat(Expectations.between(medium(135), mild(36)))
        .isEqualTo(Expectations.between(mild(36), medium(135)));
  }

  @Test
  void cutMixInPlaceOfMixUpIsOneDifference() {
    RecipeSpec cut = plain(180).with(AlgorithmUse.of(defaults("cutMix", CutMix.class)));
    assertThat(Expectations.between(plain(180).with(mixUp(0.2)), cut))
        .singleElement()
        .satisfies(
            expectation -> assertThat(expectation.evidence().figure()).contains("0.5 to 0.7"));
  }

  @Test
  void theLogPriorIsTold() {
    RecipeSpec zero = plain(90).with(Role.MODEL, resNet50().with("headBias", "ZERO"));
    assertThat(Expectations.between(plain(90), zero))
        .singleElement()
        .satisfies(e -> assertThat(e.evidence().figure()).contains("79.10 and 78.34 %"));
  }

  @Test
  void nothingIsToldOfEqualRecipes() {
    assertThat(Expectations.between(mild(36), mild(36))).isEmpty();
  }
}
