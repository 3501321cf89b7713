package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  @TempDir Path folder;

  private String told(Object... more) {
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
  void everyIngredientIsToldWithItsValues() {
    assertThat(told())
        .contains("CifarResNet(depth = 8, width = 4,")
        .contains("CrossEntropy")
        .contains("DecoupledSGD(learningRate = 0.1,")
        .contains("CosineDecay(warmupEpochs = 0.5,")
        .contains("MixUp(alpha = 0.2)")
        .contains("LabelSmoothing(smoothing = 0.1)")
        .contains("EMA(halfLifeBatches = 2,");
  }

  @Test
  void thePlanIsToldInItsOrderWithTheReasons() {
    String plan = told();
    assertThat(plan.substring(plan.indexOf("\nPlan\n"), plan.indexOf("\nFindings\n")))
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
  void findingsAreToldWithTheirRemedy() {
    assertThat(told())
        .contains("warning: [mixup-plus-label-smoothing-short] MixUp (alpha 0.2)")
        .contains("Fix: keep label smoothing, drop MixUp.");
  }

  @Test
  void theReasonOfAnAcceptedWarningIsTold() {
    SmallRecipe recipe = SmallRecipe.gray();
    CompiledRecipe accepted =
        recipe.with(
            recipe
                .spec()
                .accepting("mixup-plus-label-smoothing-short", "mixUp", "a test of the machinery"));
    String text =
        Explanation.of(
            accepted.spec(), new Wiring(accepted), new RecipeCheck().judge(accepted.spec()));
    assertThat(text).contains("accepted: a test of the machinery");
  }

  @Test
  void whatTheDataWillTellStaysOpen() {
    assertThat(told())
        .contains("classes       open until the data is opened")
        .contains("steps         known once --data is given")
        .containsPattern("asked again once the data is open: .*\\[batch-larger-than-data\\]");
  }

  @Test
  void theDataSettleWhatWasOpen() {
    assertThat(told("--data", data()))
        .contains("classes       4\n", "images        100\n", "steps         18, 6 an epoch\n")
        .contains("note: [ema-half-life-short]")
        .doesNotContain("asked again");
  }

  @Test
  void otherEpochsScaleTheStepsButNotTheWarmUp() {
    assertThat(told("--data", data(), "--epochs", 5))
        .contains("steps         30, 6 an epoch\n")
        .contains("--epochs 5 in place of 3")
        .contains("warmupEpochs stays 0.5");
  }

  @Test
  void theRatesAreDrawnUpToTheirPeak() {
    String text = told("--data", data());
    String chart = text.substring(text.indexOf("\nLearning rate\n"));
    assertThat(chart).contains("0.1000 │", "0 │", "epoch 3");
    assertThat(chart.lines().filter(line -> line.contains("│"))).hasSize(8);
  }

  @Test
  void anErrorIsExplainedAndNotOnlyRefused() {
    assertThat(told("--data", data(), "--batch-size", 101))
        .contains("error: [batch-larger-than-data]", "steps         0, 0 an epoch")
        .contains("the images don't fill one batch")
        .doesNotContain("│");
  }

  @Test
  void aRecipeGoesByItsShortItsSimpleAndItsFullName() {
    assertThat(Invocation.scoville("explain", "SmallGray").worked().out()).isEqualTo(told());
    assertThat(Invocation.scoville("explain", SmallRecipe.gray().spec().name()).worked().out())
        .isEqualTo(told());
  }
}
