package org.scoville.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Recipes.plain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

class DerivedPropertiesTest {

  @Property(tries = 300)
  void weightsSumToOne(
      @ForAll @DoubleRange(min = 0, max = 20) double alpha,
      @ForAll @DoubleRange(min = 0, max = 0.99) double smoothing,
      @ForAll @IntRange(min = 2, max = 2000) int classes) {
    RecipeSpec recipe =
        plain(90).data(0, classes).with(mixUp(alpha)).with(labelSmoothing(smoothing));
    DerivedValues.of(recipe)
        .targets()
        .flatMap(targets -> targets.kinds().get(0).weights())
        .ifPresent(
            weights -> {
              double others = (classes - 2) * weights.other();
              assertThat(weights.own() + weights.partner() + others).isCloseTo(1, within(1e-9));
              assertThat(weights.other()).isNotNegative();
            });
  }

  @Property(tries = 100)
  void thePartnersWeightIsThatOfTheClosedForm(
      @ForAll @DoubleRange(min = 0.01, max = 50) double alpha) {
    double weight =
        DerivedValues.of(plain(90).with(mixUp(alpha)))
            .targets()
            .orElseThrow()
            .kinds()
            .get(0)
            .partnerWeight();
    assertThat(weight).isCloseTo(closedForm(alpha), within(1e-5));
  }

  /**
   * Half of one minus the product of the ratios that telescope from Gamma(a + 1/2) / Gamma(a + 1).
   */
  private static double closedForm(double alpha) {
    // The quotient by its recurrence, from an argument where Stirling's series is exact.
    double ratio = 1;
    double a = alpha;
    while (a < 1000) {
      ratio *= (a + 1) / (a + 0.5);
      a++;
    }
    double series = 1 / Math.sqrt(a) * (1 - 1 / (8 * a) + 1 / (128 * a * a));
    return 0.5 - ratio * series / (2 * Math.sqrt(Math.PI));
  }

  @Property(tries = 200)
  void sizesAndCostAreThoseOfTheBatchesOneByOne(
      @ForAll @DoubleRange(min = 0.1, max = 1) double scale,
      @ForAll @DoubleRange(min = 0, max = 0.5) double delay,
      @ForAll @IntRange(min = 1, max = 6) int every,
      @ForAll @IntRange(min = 1, max = 6) int dropEvery,
      @ForAll @DoubleRange(min = 0, max = 0.6) double from,
      @ForAll @IntRange(min = 1, max = 7) int epochs,
      @ForAll boolean byBatch) {
    RecipeSpec recipe =
        plain(epochs)
            .batchSize(8)
            .data(300, 10)
            .with(
                AlgorithmUse.of(
                        defaults("resizing", ProgressiveResizing.class)
                            .with("initialScale", scale)
                            .with("delayFraction", delay)
                            .with("granularity", byBatch ? "BATCH" : "EPOCH"))
                    .every(every)
                    .within(from, 0.9))
            .with(AlgorithmUse.of(defaults("colOut", ColOut.class)).every(dropEvery))
            .with(sam(0.5).every(3).within(from, 1));
    Resolution found = DerivedValues.of(recipe).resolution().orElseThrow();
    double pixels = 0;
    long second = 0;
    for (long batch = 1; batch <= recipe.steps(); batch++) {
      pixels += onePixelShare(recipe, batch, every, dropEvery, from);
      second += acts(batch, 3, from, 1, recipe.steps()) ? 1 : 0;
    }
    assertThat(found.pixels()).isCloseTo(pixels / recipe.steps(), within(1e-9));
    assertThat(SecondPasses.of(recipe).orElseThrow().share())
        .isEqualTo((double) second / recipe.steps());
    assertThat(found.stages().stream().mapToLong(Resolution.Stage::steps).sum())
        .isEqualTo(recipe.steps());
    assertThat(PassCost.of(recipe, found).passes())
        .isCloseTo(1 + (double) second / recipe.steps(), within(1e-12));
  }

  private static double onePixelShare(
      RecipeSpec recipe, long batch, int every, int dropEvery, double from) {
    ProgressiveResizing resizing = recipe.find(ProgressiveResizing.class).orElseThrow();
    ColOut colOut = recipe.find(ColOut.class).orElseThrow();
    int height = 176;
    int width = 176;
    if (acts(batch, every, from, 0.9, recipe.steps())) {
      double elapsed = resizing.elapsed(batch, recipe.steps(), recipe.stepsPerEpoch());
      height = resizing.height(176, 176, elapsed);
      width = resizing.width(176, elapsed);
    }
    if (acts(batch, dropEvery, 0, 1, recipe.steps())) {
      height = colOut.keptRows(height);
      width = colOut.keptColumns(width);
    }
    return height * width / (176.0 * 176);
  }

  private static boolean acts(long batch, int every, double from, double until, long steps) {
    double elapsed = (batch - 1.0) / steps;
    return batch % every == 0 && elapsed >= from && elapsed < until;
  }
}
