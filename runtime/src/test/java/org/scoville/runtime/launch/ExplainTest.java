package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.fact.Granularity;
import org.scoville.ingredient.RateCurve;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.explain.ExplanationJson;
import org.scoville.runtime.explain.ExplanationText;
import org.scoville.runtime.explain.ResolvedRecipe;
import org.scoville.runtime.precision.ComputeCapability;
import org.scoville.runtime.precision.Gpus;
import org.scoville.runtime.precision.Hardware;
import org.scoville.runtime.precision.KnownMachine;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCheck;
import org.scoville.schedule.Constant;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.LinearDecay;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;
import org.scoville.schedule.Triangular;

class ExplainTest {
  @TempDir Path folder;

  private String printed(Object... more) {
    Object[] words = new Object[2 + more.length];
    words[0] = "explain";
    words[1] = "small-gray";
    System.arraycopy(more, 0, words, 2, more.length);
    return Invocation.scoville(words).worked().out();
  }

  private Path data() {
    return SmallImages.idx(folder.resolve("data"), 100, 8);
  }

  @Test
  void everyIngredientIsPrintedWithAllItsValuesIfAsked() {
    assertThat(printed("--all"))
        .doesNotContain("--all")
        .contains("CifarResNet(depth = 8, width = 4,")
        .contains("CrossEntropy")
        .contains("DecoupledSGD(learningRate = 0.1,")
        .contains("CosineDecay(warmupEpochs = 0.5,")
        .contains("MixUp(alpha = 0.2)")
        .contains("LabelSmoothing(smoothing = 0.1)")
        .contains("EMA(halfLifeBatches = 2,");
  }

  /** The lines of the precision, of a recipe that says AUTO, on a machine. */
  private static List<String> precision(Hardware machine, String... devices) {
    SmallRecipe recipe = SmallRecipe.gray();
    CompiledRecipe auto = recipe.with(recipe.spec().precision(Precision.AUTO));
    return ExplanationText.of(ResolvedRecipe.of(auto).on(List.of(devices), machine))
        .lines()
        .dropWhile(line -> !line.startsWith("  precision "))
        .takeWhile(line -> !line.startsWith("  classes "))
        .map(String::strip)
        .toList();
  }

  @Test
  void whatAutoIsOnEachDeviceOfTheMachineIsShown() {
    String rule =
        "precision     AUTO: BF16 on GPUs of compute capability 8 and more and on processors with avx512_bf16 or amx_bf16, FP16 on older GPUs, else FP32";
    String cpu = "cpu: BF16, because the processor has avx512_bf16";
    ComputeCapability turing = new ComputeCapability(7, 5);
    assertThat(precision(KnownMachine.wide(turing), "cuda:0"))
        .containsExactly(
            rule, cpu, "cuda:0: FP16, because cuda:0 has compute capability 7.5, and BF16 needs 8");
    assertThat(precision(KnownMachine.wide(turing), "cpu", "cuda:0"))
        .hasSize(4)
        .last()
        .asString()
        .startsWith("this run on cpu, cuda:0: FP32, because cuda:0 has compute capability 7.5");
    assertThat(precision(KnownMachine.wide(), "cpu", "cpu"))
        .containsExactly(rule, cpu, "GPUs: none here");
    Gpus unknown = Gpus.unknown("there is no driver");
    assertThat(precision(new KnownMachine(KnownMachine.wide().processor(), unknown), "cpu"))
        .containsExactly(rule, cpu, "GPUs: not known here, because there is no driver");
  }

  @Test
  void theMachineIsNotAskedWhereThePrecisionIsGiven() {
    assertThat(printed()).contains("  precision     FP32\n  classes ");
    assertThat(printed("--precision", "bf16")).contains("  precision     BF16\n  classes ");
    assertThat(printed("--precision", "AUTO"))
        .containsPattern("  precision     AUTO: .*\n +cpu: (BF16|FP32), because ");
  }

  @Test
  void aPretrainedModelIsShown() {
    CompiledRecipe recipe = SmallRecipe.gray().with(Role.MODEL, "pretrained", true);
    assertThat(ExplanationText.of(ResolvedRecipe.of(recipe))).contains("pretrained = true)");
    assertThat(printed()).doesNotContain("pretrained");
  }

  @Test
  void aScheduleThatFailsIsNamedAndTheRestIsPrinted() {
    CompiledRecipe plain = SmallRecipe.gray();
    CompiledRecipe recipe =
        new CompiledRecipe() {
          @Override
          public RecipeSpec spec() {
            return plain.spec().with(Role.SCHEDULE, "learningRate", new NoCurve());
          }

          @Override
          public Module module() {
            return plain.module();
          }
        };
    String fact =
        NoCurve.class.getCanonicalName()
            + " can't be used: factor() throws java.lang.IllegalStateException: no idea";
    assertThat(ExplanationText.of(ResolvedRecipe.of(recipe)))
        .contains("[ingredient-fails] " + fact, "  unknown: " + fact, "algorithm     MixUp")
        .containsPattern("as a finding says: .*\\[rate-zero\\]")
        .doesNotContainPattern("once the data is open: .*\\[rate-zero\\]");
    assertThat(ExplanationJson.of(ResolvedRecipe.of(recipe)).replaceAll("\\s", ""))
        .contains("ingredient-fails", "\"rateCurve\":null")
        .containsPattern("\"blockedRules\":\\[[^\\]]*\"rate-zero\"");
  }

  record NoCurve() implements RateCurve {
    @Override
    public double factor(long step, long steps, long stepsPerEpoch) {
      throw new IllegalStateException("no idea");
    }
  }

  @Test
  void valuesAtTheirDefaultsAreCountedAndNotPrinted() {
    int values = valuesOf(printed("--all"));
    int chosen = valuesOf(printed());
    assertThat(chosen).isPositive().isLessThan(values);
    assertThat(printed())
        .contains("  algorithm     MixUp\n", "EMA(halfLifeBatches = 2)")
        .contains("  " + (values - chosen) + " other values are at their defaults; --all shows");
  }

  /** The values that are written in the ingredients, one for each sign of equality. */
  private static int valuesOf(String text) {
    String ingredients = text.substring(text.indexOf("\nIngredients\n"), text.indexOf("\nPlan\n"));
    return (int) ingredients.chars().filter(letter -> letter == '=').count();
  }

  @Test
  void caveatsAreNamedAndPrintedIfAsked() {
    assertThat(printed())
        .contains("  caveats of its ingredients, which --all shows: [ema-eval-wrong-weights]\n")
        .doesNotContain("note: [ema-eval-wrong-weights]");
    assertThat(printed("--all"))
        .contains("  note: [ema-eval-wrong-weights] the reported accuracy is the EMA weights'")
        .doesNotContain("caveats of its ingredients");
  }

  @Test
  void errorsComeFirstThenWarningsThenNotes() {
    assertThat(printed("--data", data(), "--batch-size", 101))
        .containsSubsequence("\n  error: [", "\n  warning: [");
    assertThat(printed("--data", data())).containsSubsequence("\n  warning: [", "\n  note: [");
    assertThat(printed("--data", data()))
        .doesNotContainPattern("(?s)\n  note: \\[.*\n  (error|warning): \\[");
  }

  @Test
  void thePlanIsPrintedInItsOrderWithTheReasons() {
    String plan = printed();
    assertThat(plan.substring(plan.indexOf("\nPlan\n"), plan.indexOf("\nEffects\n")))
        .containsSubsequence(
            "batch",
            "MixUp",
            "every batch",
            "mixes before all else",
            "targets",
            "LabelSmoothing",
            "smooths what will be mixed",
            "targets",
            "MixUp",
            "mixes smooth targets",
            "weight average",
            "EMA",
            "every 2 batches",
            "the only one here");
  }

  @Test
  void effectsArePrinted() {
    assertThat(printed("--data", data()))
        .contains(
            """
            Effects
              images seen     288, 4 left out of each epoch
              learning rate   0.01 at step 1, 0.1 after 3 steps of warm-up, 0.001093 at the last step
              weight decay    0 a step at the peak rate (decoupled) = 0 times the rate (coupled)
              targets         own (1 - m) (1 - s + s / K); partner m + (1 - m) s / K; others (1 - m) s / K
                              s = 0.1, mean m = 0.1012 (MixUp), effective smoothing 0.08988
                              on the mean: own 0.8314; partner 0.1237; each other 0.02247
              image size      12 x 12 from step 1
              full size       from step 1
              passes cost     100 % of the plain run's: 100 % of the pixels
            """);
  }

  @Test
  void whatIsSentToAverageGradientsIsPrintedOnceTheDataAreKnown() {
    assertThat(printed("--data", data()))
        .containsPattern(
            "  gradients       [0-9.]+ MB a step; to average them each rank sends [0-9.]+ MB of 2, ")
        .contains(" over 10 Gbit/s Ethernet\n");
    assertThat(printed()).doesNotContain("MB a step");
  }

  @Test
  void aRunWithoutAStepHasNoSizesToWaitFor() {
    SmallRecipe recipe = SmallRecipe.gray();
    assertThat(ExplanationText.of(ResolvedRecipe.of(recipe.with(recipe.spec().data(10, 4)))))
        .contains("  images seen     0, for the images don't fill one batch")
        .doesNotContain("known once --data is given");
  }

  @Test
  void whatNeedsTheDataIsNamedAsOpen() {
    assertThat(printed())
        .contains(
            "  open            images seen, rates, sizes and cost: known once --data is given")
        .contains("effective smoothing 0.08988")
        .doesNotContain("passes cost");
  }

  @Test
  void findingsArePrintedWithTheirRemedy() {
    assertThat(printed())
        .contains("warning: [mixup-plus-label-smoothing-short] MixUp (alpha 0.2)")
        .contains("Fix: keep LabelSmoothing, drop MixUp.");
  }

  @Test
  void theReasonOfAnAcceptedWarningIsPrinted() {
    SmallRecipe recipe = SmallRecipe.gray();
    CompiledRecipe accepted =
        recipe.with(
            recipe
                .spec()
                .accepting("mixup-plus-label-smoothing-short", "mixUp", "a test of the machinery"));
    String text = ExplanationText.of(ResolvedRecipe.of(accepted));
    assertThat(text).contains("accepted: a test of the machinery");
  }

  @Test
  void valuesThatNeedTheDataStayOpen() {
    assertThat(printed())
        .contains("classes       open until the data is opened")
        .contains("steps         known once --data is given")
        .containsPattern("asked again once the data is open: .*\\[batch-larger-than-data\\]");
  }

  @Test
  void theDataSettleWhatWasOpen() {
    assertThat(printed("--data", data()))
        .contains("classes       4\n", "images        100\n", "steps         18, 6 an epoch\n")
        .contains("note: [ema-half-life-short]")
        .doesNotContain("asked again");
  }

  @Test
  void otherEpochsScaleTheStepsButNotTheWarmUp() {
    assertThat(printed("--data", data(), "--epochs", 5))
        .contains("steps         30, 6 an epoch\n")
        .contains("--epochs 5 in place of 3")
        .contains("warmupEpochs stays 0.5");
  }

  @Test
  void theRatesAreDrawnUpToTheirPeak() {
    String text = printed("--data", data());
    String chart = text.substring(text.indexOf("\nLearning rate\n"));
    assertThat(chart).contains("0.1000 │", "0 │", "epoch 3");
    assertThat(chart.lines().filter(line -> line.contains("│"))).hasSize(8);
  }

  static Stream<Record> schedules() {
    return Stream.of(
        new CosineDecay(1, 0, 1, 0, 0.1, 0.9, false, Granularity.EPOCH),
        new LinearDecay(0, 0.1, 1, 0, 1, 0, 1, Granularity.BATCH),
        new PolynomialDecay(0, 0.1, 1, 0, 2, 0, 1, true, Granularity.BATCH),
        new MultiStep(0, 0, 1, 0, List.of(1.0, 2.0), List.of(0.5), 0.1, Granularity.BATCH),
        new StepDecay(0, 0, 1, 0, 1, 0.5, Granularity.EPOCH),
        new Constant(0.5, 0, 1, 0, Granularity.BATCH),
        new Triangular(1, 0, 1e-4, 0, Granularity.BATCH));
  }

  private static CompiledRecipe with(Record schedule) {
    Ingredient ingredient = Ingredient.of("learningRate", schedule);
    SmallRecipe recipe = SmallRecipe.gray();
    return recipe.with(recipe.spec().with(Role.SCHEDULE, ingredient).data(160, 4));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyScheduleIsPrintedAndDrawnUpToItsPeak(Record schedule) throws Exception {
    CompiledRecipe recipe = with(schedule);
    String text = ExplanationText.whole(ResolvedRecipe.of(recipe));
    String type = schedule.getClass().getSimpleName();
    assertThat(text).contains("  schedule      " + type + "(", "granularity = ");
    double peak = schedule instanceof CosineDecay ? 0.07282 : 0.1;
    assertThat(text.substring(text.indexOf("\nLearning rate\n")))
        .contains(String.format(Locale.ROOT, "%10.4g │", peak));
  }

  @Test
  void whatStaysAbsoluteIsNamedForEverySchedule() throws Exception {
    Map<String, String> printed = new TreeMap<>();
    for (Record schedule : schedules().toList()) {
      RecipeSpec spec = with(schedule).spec();
      printed.put(
          schedule.getClass().getSimpleName(),
          RecipeCheck.unscaled(spec, spec.epochs(9)).orElse("").replaceFirst(".*scale, ", ""));
    }
    assertThat(printed)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CosineDecay", "warmupEpochs stays 1",
                "LinearDecay", "",
                "PolynomialDecay", "",
                "MultiStep", "milestoneEpochs stays {1, 2}",
                "StepDecay", "everyEpochs stays 1",
                "Constant", "warmupEpochs stays 0.5",
                "Triangular", "peakEpochs stays 1"));
  }

  @Test
  void anErrorIsExplainedAndNotOnlyRefused() {
    assertThat(printed("--data", data(), "--batch-size", 101))
        .contains("error: [batch-larger-than-data]", "steps         0, 0 an epoch")
        .contains("the images don't fill one batch")
        .doesNotContain("│");
  }

  @Test
  void aRecipeGoesByItsSimpleAndItsFullNameInAnyCase() {
    String full = SmallRecipe.gray().spec().name();
    for (String name : List.of("SmallGray", "smallgray", "SMALLGRAY", "small-gray", full)) {
      assertThat(Invocation.scoville("explain", name).worked().out()).isEqualTo(printed());
    }
  }
}
