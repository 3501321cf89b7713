package org.scoville.rule.builtin;

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
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
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
    RuleReport report = BOOK.judge(recipe);
    assertFindingsStandInThe(recipe, report);
    Statistics.label("findings")
        .collect(!report.findings().isEmpty())
        .coverage(checker -> checker.check(true).percentage(share -> share > 50));
  }

  @Property
  void noRuleThrowsOnValuesOutOfRange(@ForAll("oddRecipes") RecipeSpec recipe) {
    assertFindingsStandInThe(recipe, BOOK.judge(recipe));
  }

  private static void assertFindingsStandInThe(RecipeSpec recipe, RuleReport report) {
    for (Finding finding : report.findings()) {
      assertThat(exists(finding.location(), recipe)).as(finding.toString()).isTrue();
      assertThat(finding.fact())
          .isNotBlank()
          .doesNotEndWith(".")
          .hasSizeLessThan(400)
          .doesNotContainPattern("[.]\\d{10}|\\d{16}")
          .doesNotContain("\n", "null", "%s", "%d");
    }
  }

  private static boolean exists(RecipeLocation location, RecipeSpec recipe) {
    return switch (location.part()) {
      case RECIPE -> location.method().isEmpty() && isMember(Recipe.class, location.member());
      case METHOD ->
          recipe.ingredients().stream().map(Ingredient::method).anyMatch(location.method()::equals);
      case ROLE ->
          isMember(Algorithm.class, location.member())
              && recipe.algorithms().stream()
                  .map(AlgorithmUse::method)
                  .anyMatch(location.method()::equals);
      case HYPERPARAMETERS ->
          recipe.ingredients().stream()
              .filter(ingredient -> ingredient.method().equals(location.method()))
              .anyMatch(ingredient -> ingredient.values().containsKey(location.member()));
    };
  }

  private static boolean isMember(Class<?> annotation, String member) {
    return Arrays.stream(annotation.getDeclaredMethods())
        .map(Method::getName)
        .anyMatch(member::equals);
  }
}
