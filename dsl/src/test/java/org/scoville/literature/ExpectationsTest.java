package org.scoville.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.fixRes;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.resNet50;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Publications.FFCV;
import static org.scoville.sample.Publications.LONG;
import static org.scoville.sample.Publications.SHORT;
import static org.scoville.sample.Publications.VARIATION;
import static org.scoville.sample.Recipes.hot;
import static org.scoville.sample.Recipes.medium;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.SWA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;
import org.scoville.recipe.Role;
import org.scoville.sample.Publications;

class ExpectationsTest {
  private static final FigureBook FIGURES =
      FigureBook.load(ExpectationsTest.class.getClassLoader());

  private static List<Expectation> between(RecipeSpec left, RecipeSpec right) {
    return Expectations.between(left, right, FIGURES);
  }

  @Test
  void everySetOfFiguresCanBeHad() {
    assertThat(FIGURES.faults()).isEmpty();
  }

  private static RecipeSpec named(String name, RecipeSpec recipe) {
    return RecipeSpec.named(name).epochs(recipe.epochs()).batchSize(recipe.batchSize());
  }

  private static Expectation of(String subject, RecipeSpec left, RecipeSpec right) {
    return between(left, right).stream()
        .filter(expectation -> expectation.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static String figures(Expectation expectation) {
    return String.join("\n", expectation.evidence().stream().map(Evidence::figure).toList());
  }

  @Test
  void additionsAndChangesOfOneRecipeAreReported() {
    assertThat(between(mild(36), medium(135)))
        .extracting(Expectation::subject)
        .containsExactly("epochs", "LabelSmoothing.smoothing", "MixUp", "SAM");
  }

  @Test
  void theOtherWayRoundTheEvidenceIsTheSame() {
    Set<Evidence> there = evidence(between(nvidia(90), hot(270)));
    assertThat(evidence(between(hot(270), nvidia(90)))).isEqualTo(there);
  }

  private static Set<Evidence> evidence(List<Expectation> expectations) {
    Set<Evidence> all = new HashSet<>();
    expectations.forEach(expectation -> all.addAll(expectation.evidence()));
    return all;
  }

  @Test
  void nothingIsReportedForEqualRecipes() {
    assertThat(between(mild(36), mild(36))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        BlurPool.class,
        ChannelsLast.class,
        ColOut.class,
        CutMix.class,
        CutOut.class,
        FixRes.class,
        LabelSmoothing.class,
        MixUp.class,
        RandAugment.class,
        RandomErasing.class,
        RepeatedAugmentation.class,
        SAM.class,
        StochasticDepth.class,
        SWA.class
      })
  void anAlgorithmThatWasPublishedWithAndWithoutHasItsFigure(Class<?> type) {
    Expectation reported = of(type.getSimpleName(), plain(90), plain(90).with(use(type)));
    assertThat(reported.difference()).startsWith("only in ");
    assertThat(reported.isPublished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {EMA.class, ProgressiveResizing.class, MixUpOrCutMix.class})
  void anAlgorithmThatWasPublishedInRecipesOnlyHasNone(Class<?> type) {
    assertThat(of(type.getSimpleName(), plain(90).with(use(type)), plain(90)).isPublished())
        .isFalse();
  }

  @Test
  void cutMixInPlaceOfMixUpIsOneDifferenceBesideCutMix() {
    List<Expectation> reported = between(plain(180).with(mixUp(0.2)), plain(180).with(cutMix(1)));
    assertThat(reported)
        .extracting(Expectation::subject)
        .containsExactly("CutMix for MixUp", "CutMix");
    assertThat(figures(reported.get(0))).contains("0.5 to 0.7");
  }

  @Test
  void theLogPriorIsReported() {
    RecipeSpec zero = plain(90).with(Role.MODEL, resNet50().with("headBias", "ZERO"));
    assertThat(figures(of("model.headBias", plain(90), zero))).contains("79.10 and 78.34 %");
  }

  @Test
  void valuesHaveAFigureOnlyWhereItSpeaksOfThem() {
    RecipeSpec mixed = plain(450).with(mixUp(0.25));
    assertThat(figures(of("MixUp.alpha", mixed, plain(450).with(mixUp(1))))).contains("79.69 %");
    assertThat(of("MixUp.alpha", mixed, plain(450).with(mixUp(0.2))).isPublished()).isFalse();
    RecipeSpec five = plain(180).with(sam(0.5).every(5));
    assertThat(of("SAM.every", five, plain(180).with(sam(0.5).every(10))).isPublished()).isTrue();
    assertThat(of("SAM.every", five, plain(180).with(sam(0.5).every(2))).isPublished()).isFalse();
    RecipeSpec once = plain(90).with(randAugment(1));
    assertThat(figures(of("RandAugment.depth", once, plain(90).with(randAugment(2)))))
        .contains("12,597", "11,108");
  }

  @Test
  void sizesAreOneDifferenceWithTheFigureOfAGapThatOnlyOneHas() {
    RecipeSpec large = plain(90).with(Role.TRAIN, trainingFolder(224));
    Expectation reported = of("training and test size", plain(90), large);
    assertThat(reported.difference())
        .contains("176 and 224 pixels in ", ", 224 and 224 pixels in ");
    assertThat(figures(reported)).contains("78.05 %");
    assertThat(between(plain(90), large)).hasSize(1);
    assertThat(between(plain(90).with(fixRes(176, 232, 224)), large))
        .extracting(Expectation::subject)
        .containsExactly("FixRes");
  }

  @Test
  void theLossHasWhatTable8SaysOfIt() {
    assertThat(figures(of("loss", nvidia(90), plain(90)))).contains("75.91 %");
  }

  @Test
  void otherEpochsBatchesAndPrecisionsHaveTheirFigures() {
    assertThat(figures(of("epochs", plain(90), plain(45))))
        .contains("75.6 %", "79.10 %", "80.78 %");
    RecipeSpec child = plain(90).publishing(Publications.of(LONG));
    assertThat(figures(of("epochs", child, child.epochs(180))))
        .contains("75.6 %", "79.10 %")
        .doesNotContain("80.78 %");
    assertThat(of("batchSize", plain(90), plain(90).batchSize(1024)).isPublished()).isTrue();
    assertThat(of("precision", plain(90), plain(90).precision(Precision.FP16)).isPublished())
        .isTrue();
    assertThat(figures(of("precision", plain(90).precision(Precision.AUTO), plain(90))))
        .contains("8,322 in mixed precision");
    RecipeSpec narrow = plain(90).precision(Precision.BF16);
    assertThat(of("precision", narrow, plain(90).precision(Precision.AUTO)).isPublished())
        .as("V100s have no BF16")
        .isFalse();
  }

  @Test
  void aDescendantIsReportedWithTheResultsOfItsNearestPublishedAncestor() {
    RecipeSpec mine =
        named("org.example.Mine", hot(270))
            .extending("org.example.Ours", LONG.recipe(), SHORT.recipe())
            .publishing(Publications.of(Publication.of("org.example.Ours"), LONG, SHORT));
    Expectation reported = of("Fierce", mine, mild(36));
    assertThat(reported.difference()).isEqualTo("as published; Mine descends from it");
    assertThat(figures(reported))
        .contains("80.78 % top-1 in 573 min at 450 epochs on 8x A100-80GB");
    assertThat(reported.evidence())
        .extracting(Evidence::source)
        .containsExactly(Sources.MOSAIC_TABLE_7, Sources.MOSAIC_TABLE_6);
  }

  @Test
  void itsOwnResultsComeBeforeThoseOfAnAncestor() {
    RecipeSpec mine =
        named("org.example.Varied", hot(180)).publishing(Publications.of(VARIATION, LONG));
    assertThat(of("Varied", mine, mild(36)).difference()).isEqualTo("as published");
    assertThat(between(mine, mild(36))).extracting(Expectation::subject).doesNotContain("Fierce");
  }

  @Test
  void aResultFromAnywhereIsReportedWithItsSource() {
    RecipeSpec mine =
        named("org.example.Mine", plain(90))
            .publishing(
                Publications.of(
                    Publication.of("org.example.Mine")
                        .with(Result.of("Lab notes, 12 March").top1(76.5))));
    assertThat(of("Mine", mine, mild(36)).evidence())
        .containsExactly(
            new Evidence("76.5 % top-1", new Source("Lab notes, 12 March", "Lab notes, 12 March")));
  }

  static Stream<Evidence> everyFigure() {
    List<RecipeSpec> recipes =
        List.of(
            named("org.example.One", plain(1)).publishing(Publications.of(LONG)),
            named("org.example.Other", plain(1)).publishing(Publications.of(FFCV)),
            nvidia(90),
            plain(90).with(use(CutMix.class)).with(use(CutOut.class)).with(use(SWA.class)),
            plain(90).with(use(RandomErasing.class)).with(use(RepeatedAugmentation.class)),
            plain(90).with(use(BlurPool.class)).with(fixRes(176, 232, 224)).with(mixUp(1)),
            medium(36),
            hot(180).with(randAugment(2)).batchSize(512));
    return recipes.stream()
        .flatMap(left -> recipes.stream().map(right -> between(left, right)))
        .flatMap(List::stream)
        .flatMap(expectation -> expectation.evidence().stream())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("everyFigure")
  void everyFigureHasANumberAndASourceThatTheRulesKnow(Evidence evidence) throws Exception {
    Set<Object> known = new HashSet<>();
    for (Field field : Sources.class.getDeclaredFields()) {
      if (field.getType() == Source.class) {
        known.add(field.get(null));
      }
    }
    assertThat(known).contains(evidence.source());
    assertThat(evidence.figure()).containsPattern("[0-9]").doesNotEndWith(".");
  }
}
