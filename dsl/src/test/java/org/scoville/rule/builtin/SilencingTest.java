package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.sample.Ingredients.colOut;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Publications.LONG;
import static org.scoville.sample.Publications.MIDDLING;
import static org.scoville.sample.Publications.SHORT;
import static org.scoville.sample.Recipes.hot;
import static org.scoville.sample.Recipes.medium;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.sample.Plugins;
import org.scoville.sample.Publications;

/** A rule silences another only where its remedy removes the other's fault too. */
class SilencingTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  /** Each weaker and stronger rule, a recipe with both faults, and what each remedy makes of it. */
  static Stream<Arguments> pairs() {
    RecipeSpec bare = plain(240);
    RecipeSpec regular = bare.with(randAugment(1)).with(mixUp(0.25));
    RecipeSpec longMedium = medium(240).publishing(Publications.of(MIDDLING, SHORT));
    // Most of an epoch without a single batch.
    RecipeSpec averaged =
        plain(36)
            .data(1000, 1000)
            .with(
                AlgorithmUse.of(
                    defaults("ema", EMA.class)
                        .with("halfLifeBatches", 0.0)
                        .with("halfLifeEpochs", 0.8)));
    RecipeSpec longMild = mild(90).publishing(Publications.of(SHORT));
    return Stream.of(
        arguments(
            "randaugment-depth-two",
            "randaugment-depth-three",
            plain(90).with(randAugment(3)),
            List.of(plain(90).with(randAugment(1)))),
        arguments(
            "randaugment-needed-for-80",
            "no-regularizer-long",
            bare,
            List.of(regular, bare.epochs(239))),
        arguments(
            "randaugment-needed-for-80",
            "medium-over-trained",
            longMedium,
            List.of(
                longMedium.with(randAugment(1)).with(stochasticDepth(0.1)).with(colOut(0.05)),
                hot(240).publishing(Publications.of(LONG, MIDDLING, SHORT)))),
        arguments(
            "medium-over-trained",
            "no-regularizer-long",
            bare.publishing(Publications.of(MIDDLING, SHORT)),
            List.of(
                regular.publishing(Publications.of(MIDDLING, SHORT)),
                bare.epochs(239).publishing(Publications.of(MIDDLING, SHORT)))),
        arguments(
            "regime-medium",
            "mild-over-trained",
            longMild,
            List.of(
                longMild.with(mixUp(0.2)).with(sam(0.5).every(10)),
                medium(90).publishing(Publications.of(MIDDLING, SHORT)))),
        arguments(
            "mixup-short-run",
            "mixup-plus-label-smoothing-short",
            mild(30).with(mixUp(0.2)),
            List.of(mild(30))),
        arguments(
            "bce-mean-reduction-few-classes",
            "bce-mean-reduction-with-sgd",
            plain(90)
                .with(
                    Role.LOSS,
                    defaults("loss", BinaryCrossEntropy.class).with("reduction", "MEAN")),
            List.of(plain(90))),
        arguments(
            "sam-cost",
            "sam-interval-vs-duration",
            nvidia(120).with(sam(0.25).every(5)),
            List.of(nvidia(120).with(sam(0.5).every(10)))),
        // 128 of 256 pixels where the ramp is cut, 192 of 256 where it is not.
        arguments("fixres-ratio-range", "ramp-cut-short", ramp(65, 76), List.of(ramp(11, 13))),
        // 100 batches of 8 images are less than an epoch of 1000.
        arguments(
            "ema-batch-norm-statistics",
            "batch-larger-than-data",
            mild(36).data(1000, 1000),
            List.of(mild(36).data(1000, 1000).batchSize(8))),
        arguments(
            "ema-half-life-short",
            "batch-larger-than-data",
            averaged,
            List.of(averaged.batchSize(8))),
        arguments(
            "warmup-large-fraction",
            "warmup-longer-than-run",
            plain(8),
            List.of(plain(8).with(Role.SCHEDULE, cosineDecay(0.8)), plain(80))),
        arguments(
            "weight-decay-above-one",
            "coupled-wd-magnitude",
            plain(90).with(Role.OPTIMIZER, coupled(20)),
            List.of(plain(90).with(Role.OPTIMIZER, coupled(5e-4)))),
        arguments(
            "weight-decay-above-one",
            "decoupled-wd-magnitude",
            plain(90).with(Role.OPTIMIZER, "optimizer", new Plugins.Halver(0.1, 2)),
            List.of(plain(90).with(Role.OPTIMIZER, "optimizer", new Plugins.Halver(0.1, 5e-4)))));
  }

  private static Ingredient coupled(double decay) {
    return defaults("optimizer", SGD.class).with("learningRate", 0.1).with("weightDecay", decay);
  }

  @ParameterizedTest(name = "{0} yields to {1}")
  @MethodSource("pairs")
  void theRemedyOfTheStrongerRuleSilencesTheWeaker(
      String weak, String strong, RecipeSpec recipe, List<RecipeSpec> mended) {
    assertThat(rule(weak).ask(recipe)).isEqualTo(FIRES);
    assertThat(rule(strong).ask(recipe)).isEqualTo(FIRES);
    assertThat(ids(recipe)).contains(strong).doesNotContain(weak);
    if (rule(strong).severity() == Severity.WARNING) {
      assertThat(ids(recipe.accepting(strong, "", "tried it"))).contains(weak);
    }
    assertThat(mended)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(ids(it)).doesNotContain(weak, strong));
  }

  @Test
  void everyPairOfTheRuleBookIsTried() {
    assertThat(
            BOOK.rules().stream()
                .flatMap(weak -> weak.stronger().stream().map(strong -> weak.id() + " " + strong)))
        .containsExactlyInAnyOrderElementsOf(
            pairs().map(it -> it.get()[0] + " " + it.get()[1]).toList());
  }

  @Test
  void aRuleThatYieldsToAnotherYieldsToThoseThatItYieldsTo() {
    for (Rule rule : BOOK.rules()) {
      for (String strong : rule.stronger()) {
        assertThat(rule.stronger())
            .as(rule + " and " + strong)
            .containsAll(rule(strong).stronger());
      }
    }
  }

  @Test
  void hotForShorterRunsHearsOfSamToo() {
    RecipeSpec child = hot(150).publishing(Publications.of(LONG, MIDDLING, SHORT));
    assertThat(ids(child)).contains("hot-under-trained", "sam-interval-vs-duration");
    RecipeSpec accepted = child.accepting("hot-under-trained", "", "an ablation of length");
    assertThat(BOOK.judge(accepted).open(Severity.WARNING))
        .extracting(Finding::id)
        .containsExactly("sam-interval-vs-duration");
    assertThat(ids(child.epochs(180))).contains("sam-interval-vs-duration");
  }

  @Test
  void anAcceptanceOfARuleThatIsOutspokenIsUsed() {
    RecipeSpec recipe =
        nvidia(120)
            .with(sam(0.25).every(5))
            .accepting("sam-cost", "sam", "the time is planned for");
    assertThat(ids(recipe)).doesNotContain("sam-cost");
    assertThat(BOOK.judge(recipe).unused()).isEmpty();
    RecipeSpec mild =
        mild(45)
            .with(sam(0.25).every(5))
            .accepting("sam-interval-vs-duration", "sam", "an ablation");
    assertThat(BOOK.judge(mild).unused()).isEmpty();
  }

  private static RecipeSpec ramp(int startEpoch, int endEpoch) {
    return plain(16)
        .with(Role.TRAIN, trainingFolder(192))
        .with(Role.EVALUATE, evaluationFolder(264, 256))
        .with(
            AlgorithmUse.of(
                defaults("ramp", ResolutionRamp.class)
                    .with("fromPixels", 128)
                    .with("toPixels", 192)
                    .with("startEpoch", startEpoch)
                    .with("endEpoch", endEpoch)));
  }

  private static Rule rule(String id) {
    return (Rule) BOOK.check(id).orElseThrow();
  }

  private static List<String> ids(RecipeSpec recipe) {
    return BOOK.judge(recipe).findings().stream().map(Finding::id).toList();
  }
}
