package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.scoville.literature.Expectation;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.wiring.CompiledRecipe;

class PublishedResultsTest {
  private static List<RecipeSpec> recipes() {
    return ServiceLoader.load(CompiledRecipe.class).stream()
        .map(provider -> provider.get().spec())
        .toList();
  }

  @Test
  void everyPublishedRecipeHasItsOwnResults() {
    assertThat(recipes())
        .allSatisfy(
            recipe ->
                assertThat(PublishedResults.of(recipe))
                    .get()
                    .extracting(Expectation::subject, Expectation::difference)
                    .containsExactly(recipe.simpleName(), "as published"));
  }

  @Test
  void thereAreNoResultsOfARecipeThatIsNotThere() {
    assertThat(PublishedResults.recipes())
        .isSubsetOf(recipes().stream().map(RecipeSpec::name).toList());
  }
}
