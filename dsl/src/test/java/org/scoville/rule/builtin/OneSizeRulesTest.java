package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.resNet50;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.fact.ImageSize;
import org.scoville.fact.TakesOneSize;
import org.scoville.ingredient.Network;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFacts;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;

class OneSizeRulesTest {
  /** A network that has a position for each patch of one size. */
  private record Patches(int imageSide) implements Network, TakesOneSize {}

  /** A network that doesn't know what it takes. */
  private record Undecided(int depth) implements Network, TakesOneSize {
    @Override
    public int imageSide() {
      throw new IllegalStateException("no idea");
    }
  }

  private static final Ingredient RESIZING = defaults("resizing", ProgressiveResizing.class);
  private static final Ingredient RAMP = defaults("ramp", ResolutionRamp.class);

  private static RecipeSpec recipe(int side, int training, int evaluation) {
    return plain(90)
        .with(Role.MODEL, "model", new Patches(side))
        .with(Role.TRAIN, trainingFolder(training))
        .with(Role.EVALUATE, evaluationFolder(evaluation + 32, evaluation));
  }

  private static RecipeSpec with(AlgorithmUse algorithm) {
    return recipe(192, 192, 192).with(algorithm);
  }

  private static Verdict verdict(RecipeSpec recipe) {
    return OneSizeRules.OTHER_SIZE.ask(recipe);
  }

  @ParameterizedTest
  @CsvSource({
    "192, 192, 192, SILENT",
    "192, 176, 192, FIRES",
    "192, 193, 192, FIRES",
    "192, 192, 191, FIRES",
    "192, 192, 224, FIRES",
  })
  void loadersGiveTheSizeOfTheNetwork(int side, int training, int evaluation, Verdict verdict) {
    assertThat(verdict(recipe(side, training, evaluation))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.5, FIRES", "0.98, FIRES", "1, SILENT"})
  void nothingResizesImages(double scale, Verdict verdict) {
    assertThat(verdict(with(AlgorithmUse.of(RESIZING.with("initialScale", scale)))))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, FIRES",
    "0, 0.1, FIRES",
    // From epoch 76 of 90 on the ramp is at its end.
    "0.85, 1, SILENT",
    "0.7, 1, FIRES",
  })
  void onlyTheWindowCounts(double from, double until, Verdict verdict) {
    assertThat(verdict(with(AlgorithmUse.of(RAMP).within(from, until)))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.15, FIRES", "0, SILENT"})
  void nothingDropsLines(double drop, Verdict verdict) {
    Ingredient colOut = defaults("colOut", ColOut.class);
    assertThat(
            verdict(with(AlgorithmUse.of(colOut.with("rowDrop", drop).with("columnDrop", drop)))))
        .isEqualTo(verdict);
  }

  @Test
  void noRuleAsksForALargerTestSizeThatTheNetworkWouldRefuse() {
    RecipeSpec any = recipe(192, 192, 192).with(Role.MODEL, resNet50());
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.ask(any)).isEqualTo(FIRES);
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.ask(recipe(192, 192, 192))).isEqualTo(SILENT);
    assertThat(DataRules.LARGE_EVALUATION_AT_TRAINING_SIZE.ask(recipe(224, 224, 224)))
        .isEqualTo(SILENT);
  }

  @Test
  void otherNetworksTakeAnySize() {
    assertThat(verdict(plain(90).with(AlgorithmUse.of(RESIZING)))).isEqualTo(SILENT);
  }

  @Test
  void aNetworkThatCantSayItsSizeIsNotJudged() {
    assertThat(verdict(plain(90).with(Role.MODEL, "model", new Undecided(1)))).isEqualTo(UNKNOWN);
  }

  @Test
  void aSizeThatTheDataDecideIsLookedAtOnceTheyAreOpen() {
    RecipeSpec open =
        plain(90)
            .with(Role.MODEL, "model", new Patches(32))
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate"));
    assertThat(verdict(open)).isEqualTo(SILENT);
    assertThat(verdict(open(open, 32, 32))).isEqualTo(SILENT);
    assertThat(verdict(open(open, 28, 32))).isEqualTo(FIRES);
    assertThat(verdict(open(open, 32, 28))).isEqualTo(FIRES);
    assertThat(verdict(open.with(AlgorithmUse.of(RESIZING)))).isEqualTo(FIRES);
  }

  private static RecipeSpec open(RecipeSpec recipe, int training, int evaluation) {
    return recipe.data(
        recipe
            .data()
            .images(
                new DataFacts.Images(
                    ImageSize.square(training), Optional.of(ImageSize.square(evaluation)), 1)));
  }

  @Test
  void allWhoGiveAnotherSizeAreNamedAtTheFirstThatMakesIt() {
    RecipeSpec recipe = recipe(192, 176, 224).with(AlgorithmUse.of(RESIZING));
    assertThat(OneSizeRules.OTHER_SIZE.find(recipe))
        .returns(RecipeLocation.method("resizing"), Finding::location)
        .extracting(Finding::fact)
        .isEqualTo(
            "Patches accepts only images of 192 x 192 pixels, but @Train gives 176 x 176,"
                + " ProgressiveResizing resizes them to 96 x 96, @Evaluate gives 224 x 224");
    assertThat(OneSizeRules.OTHER_SIZE.find(recipe(192, 192, 224)).location())
        .isEqualTo(RecipeLocation.method("model"));
  }
}
