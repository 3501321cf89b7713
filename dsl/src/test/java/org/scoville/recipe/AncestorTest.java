package org.scoville.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Recipes.medium;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SAM;
import org.scoville.sample.Ingredients;

class AncestorTest {
  private static final RecipeSpec RECIPE = medium(90);

  private static Ancestor ancestor(String name, double rate) {
    return Ancestor.named("org.example." + name, 1024).with(sgd(rate, 0.9, 0));
  }

  @Test
  void theOriginIsTheFarthestThatSharesTheRate() {
    Ancestor near = ancestor("Near", 2.048);
    Ancestor far = ancestor("Far", 2.048);
    Ancestor other = ancestor("Other", 1);
    assertThat(Ancestor.origin(RECIPE, List.of(near, far))).contains(far);
    assertThat(Ancestor.origin(RECIPE, List.of(near, other, far))).contains(near);
  }

  @Test
  void theNearestIsTheOriginOfARecipeWithARateOfItsOwn() {
    Ancestor other = ancestor("Other", 1);
    assertThat(Ancestor.origin(RECIPE, List.of(other, ancestor("Far", 2.048)))).contains(other);
    Ancestor none = Ancestor.named("org.example.None", 1024);
    assertThat(Ancestor.origin(RECIPE, List.of(none))).contains(none);
    assertThat(Ancestor.origin(RECIPE, List.of())).isEmpty();
  }

  @Test
  void theRateOfAnotherOptimizerIsAnotherRate() {
    Ancestor far = ancestor("Far", 2.048);
    Ancestor near =
        Ancestor.named("Near", 1024)
            .with(
                Ingredient.named("optimizer", "com.example.Other", Map.of(), Set.of())
                    .with("learningRate", 2.048));
    assertThat(Ancestor.origin(RECIPE, List.of(near, far))).contains(near);
    RecipeSpec unknown = RECIPE.with(Role.OPTIMIZER, near.ingredients().get(0));
    assertThat(Ancestor.origin(unknown, List.of(near, far))).contains(near);
    assertThat(Ancestor.origin(RecipeSpec.named("Bare"), List.of(near, far))).contains(near);
  }

  @Test
  void aRecipeIsTheAncestorOfWhatIsMadeOfIt() {
    Ancestor ancestor = Ancestor.of(RECIPE);
    assertThat(ancestor)
        .returns("org.example.Plain", Ancestor::name)
        .returns("Plain", Ancestor::simpleName)
        .returns(2048, Ancestor::batchSize);
    assertThat(ancestor.ingredient(EMA.class)).contains(ema(100).ingredient());
    assertThat(ancestor.with(Ingredients.sam(0.5).ingredient()).ingredient(SAM.class)).isPresent();
    assertThat(Ancestor.named("Bare", 1).ingredient(EMA.class)).isEmpty();
  }
}
