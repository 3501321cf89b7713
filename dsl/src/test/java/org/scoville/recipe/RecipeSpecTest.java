package org.scoville.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.sam;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Publications;
import org.scoville.sample.Recipes;

class RecipeSpecTest {
  private static final RecipeSpec RECIPE =
      RecipeSpec.named("org.example.Small")
          .epochs(16)
          .batchSize(128)
          .data(10_000, 10)
          .with(Role.EVALUATE, fashionMnist("evaluate"))
          .with(Role.TRAIN, fashionMnist("train").with("padding", 1))
          .with(mixUp(0.2))
          .with(sam(0.5).every(10).within(0.25, 1));

  @Test
  void anEpochIsWholeBatchesOnly() {
    assertThat(RECIPE.stepsPerEpoch()).isEqualTo(78);
    assertThat(RECIPE.steps()).isEqualTo(1248);
    assertThat(RECIPE.batchSize(10_001).steps()).isZero();
  }

  @Test
  void stepsOfManyEpochsDoNotOverflow() {
    assertThat(RECIPE.epochs(1_000_000).data(10_000_000, 10).batchSize(1).steps())
        .isEqualTo(10_000_000_000_000L);
  }

  @Test
  void stepsOfUnknownDataAreRefused() {
    RecipeSpec open = RECIPE.data(0, 10);
    assertThat(open.knows(DataFact.TRAINING_SAMPLES)).isFalse();
    assertThat(open.knows(DataFact.CLASSES)).isTrue();
    assertThat(open.data(1, 0).knows(DataFact.CLASSES)).isFalse();
    assertThatThrownBy(open::steps)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Small leaves trainingSamples open");
  }

  @Test
  void ingredientsAreTheRolesInTheirOrderThenTheAlgorithms() {
    assertThat(RECIPE.ingredients())
        .extracting(Ingredient::method)
        .containsExactly("train", "evaluate", "mixUp", "sam");
  }

  @Test
  void anIngredientIsFoundByTypeAndByRole() {
    assertThat(RECIPE.find(MixUp.class)).contains(new MixUp(0.2));
    assertThat(RECIPE.find(Role.TRAIN, FashionMnist.class).orElseThrow().padding()).isEqualTo(1);
    assertThat(RECIPE.find(Role.EVALUATE, FashionMnist.class).orElseThrow().padding()).isZero();
    assertThat(RECIPE.find(Role.TRAIN, ImageFolder.class)).isEmpty();
    assertThat(RECIPE.find(EMA.class)).isEmpty();
    assertThat(RECIPE.has(SAM.class)).isTrue();
    assertThat(RECIPE.has(EMA.class)).isFalse();
    assertThat(RECIPE.role(Role.MODEL)).isEmpty();
  }

  @Test
  void aUseKeepsItsTiming() {
    assertThat(RECIPE.use(SAM.class).orElseThrow())
        .returns(new Timing(10, 0.25, 1), AlgorithmUse::timing)
        .returns("sam", AlgorithmUse::method);
    assertThat(RECIPE.use(FashionMnist.class)).isEmpty();
  }

  @Test
  void aTypeIsComparedByNameSoItsClassNeedNotExist() {
    RecipeSpec recipe = RECIPE.with(Role.MODEL, Ingredients.unknown("model", "com.example.ViT"));
    assertThat(recipe.role(Role.MODEL).orElseThrow().simpleType()).isEqualTo("ViT");
    assertThat(recipe.ingredients()).hasSize(5);
  }

  @Test
  void aRoleIsReplacedAndAnAlgorithmAdded() {
    RecipeSpec recipe = RECIPE.with(Role.TRAIN, fashionMnist("images")).with(ema(62).every(5));
    assertThat(recipe.role(Role.TRAIN).orElseThrow().method()).isEqualTo("images");
    assertThat(recipe.algorithms())
        .extracting(AlgorithmUse::method)
        .containsExactly("mixUp", "sam", "ema");
    assertThat(RECIPE.algorithms()).hasSize(2);
  }

  @Test
  void eachChangeLeavesTheRestAlone() {
    RecipeSpec hot =
        Recipes.hot(270)
            .publishing(Publications.of(Publications.LONG))
            .extending("Medium", "Mild")
            .accepting("rule", "sam", "why");
    assertThat(hot.epochs(7).epochs(270)).isEqualTo(hot);
    assertThat(hot.batchSize(7).batchSize(2048)).isEqualTo(hot);
    assertThat(hot.data(7, 7).data(1_281_167, 1000)).isEqualTo(hot);
    assertThat(hot.precision(Precision.BF16))
        .isNotEqualTo(hot)
        .returns(hot, other -> other.precision(Precision.FP32));
    assertThat(hot.ancestors()).containsExactly("Medium", "Mild");
    assertThat(hot.lineage().publications()).containsExactly(Publications.LONG);
    assertThat(hot.acceptances()).containsExactly(new Acceptance("rule", "sam", "why"));
    assertThat(hot.simpleName()).isEqualTo("Plain");
  }

  @Test
  void aRecipeKeepsItsOwnCopies() {
    List<AlgorithmUse> algorithms = RECIPE.algorithms();
    Map<Role, Ingredient> roles = RECIPE.roles();
    assertThatThrownBy(() -> algorithms.remove(0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(roles::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
