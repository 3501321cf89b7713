package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.RecipeSpec;
import org.scoville.sample.AnyRecipe;

class AnyRecipeTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  @Provide
  Arbitrary<RecipeSpec> recipes() {
    return AnyRecipe.sensible();
  }

  @Provide
  Arbitrary<RecipeSpec> oddRecipes() {
    return AnyRecipe.odd();
  }

  @Property
  @StatisticsReport(onFailureOnly = true)
  void everyFindingOfASensibleRecipeStandsAtAPlaceItHas(@ForAll("recipes") RecipeSpec recipe) {
    Judgement judgement = BOOK.judge(recipe);
    assertFindingsStandInThe(recipe, judgement);
    Statistics.label("findings")
        .collect(!judgement.findings().isEmpty())
        .coverage(checker -> checker.check(true).percentage(share -> share > 50));
  }

  @Property
  void noRuleThrowsOnValuesOutOfRange(@ForAll("oddRecipes") RecipeSpec recipe) {
    assertFindingsStandInThe(recipe, BOOK.judge(recipe));
  }

  private static void assertFindingsStandInThe(RecipeSpec recipe, Judgement judgement) {
    for (Finding finding : judgement.findings()) {
      assertThat(exists(finding.site(), recipe)).as(finding.toString()).isTrue();
      assertThat(finding.fact())
          .isNotBlank()
          .doesNotEndWith(".")
          .hasSizeLessThan(400)
          .doesNotContainPattern("[.]\\d{10}|\\d{16}")
          .doesNotContain("\n", "null", "%s", "%d");
    }
  }

  private static boolean exists(Site site, RecipeSpec recipe) {
    return switch (site.part()) {
      case RECIPE -> site.method().isEmpty() && isMember(Recipe.class, site.member());
      case METHOD ->
          recipe.ingredients().stream().map(Ingredient::method).anyMatch(site.method()::equals);
      case ROLE ->
          isMember(Algorithm.class, site.member())
              && recipe.algorithms().stream()
                  .map(AlgorithmUse::method)
                  .anyMatch(site.method()::equals);
      case HYPERPARAMETERS ->
          recipe.ingredients().stream()
              .filter(ingredient -> ingredient.method().equals(site.method()))
              .anyMatch(ingredient -> ingredient.values().containsKey(site.member()));
    };
  }

  private static boolean isMember(Class<?> annotation, String member) {
    return Arrays.stream(annotation.getDeclaredMethods())
        .map(Method::getName)
        .anyMatch(member::equals);
  }
}
