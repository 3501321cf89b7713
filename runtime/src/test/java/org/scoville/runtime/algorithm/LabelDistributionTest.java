package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.Partner;
import org.scoville.derived.DerivedValues;
import org.scoville.derived.LabelDistribution.Kind;
import org.scoville.derived.LabelDistribution.Weights;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;

/**
 * Compares the label distribution that is explained before a run with the targets of the run, on
 * average.
 */
class LabelDistributionTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 10, 10);
  private static final int CLASSES = 6;
  private static final int PASSES = 800;

  /** Some four standard errors of the most uneven mixture. */
  private static final Offset<Double> NEAR = Offset.offset(0.03);

  private static final Pictures PICTURES = new Pictures(CLASSES, 1, 32, 32, false, 7);

  static Stream<Arguments> recipes() {
    List<Record> mixers =
        List.of(
            new MixUp(0.2),
            new MixUp(1),
            new CutMix(1, false),
            new CutMix(1, true),
            new MixUpOrCutMix(0.2, 1, 0.5, 1, Partner.PERMUTED));
    // Mixed first, MixUpOrCutMix's targets follow the lighter image and not its own.
    return mixers.stream()
        .flatMap(
            mixer ->
                Stream.of(true, false)
                    .filter(first -> first || !(mixer instanceof MixUpOrCutMix))
                    .map(first -> Arguments.of(mixer, 0.1, first)));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void areThoseOfTheRun(Record mixer, double smoothing, boolean smoothedFirst) throws Exception {
    LabelSmoothing smooth = new LabelSmoothing(smoothing);
    AlgorithmUse mixes = AlgorithmUse.of(Ingredient.of("mixes", mixer));
    AlgorithmUse smooths = AlgorithmUse.of(Ingredient.of("smooths", smooth));
    RecipeSpec recipe =
        RecipeSpec.named("Mixed")
            .data(0, CLASSES)
            .with(smoothedFirst ? mixes.after(List.of(smooths.type())) : mixes)
            .with(smoothedFirst ? smooths : smooths.after(List.of(mixes.type())));
    Kind kind = DerivedValues.of(recipe).targets().orElseThrow().kinds().get(0);
    Weights derived = kind.weights().orElseThrow();
    double[] seen = seen(mixer, new LabelSmoothingTargets(smooth, ALWAYS), smoothedFirst);
    // One image in so many is its own partner.
    double own = derived.own() + (derived.partner() - derived.other()) / CLASSES;
    assertThat(seen[0]).as("own class").isCloseTo(own, NEAR);
    assertThat(seen[1]).as("classes of neither").isCloseTo(derived.other(), Offset.offset(0.001));
  }

  /** The mean weights of an image's own class, and of the least of the others. */
  private static double[] seen(Record mixer, LabelSmoothingTargets smooths, boolean smoothedFirst) {
    double own = 0;
    double least = 0;
    try (Workbench bench = new Workbench()) {
      NDArray images = PICTURES.on(bench);
      for (int pass = 0; pass < PASSES; pass++) {
        Behavior mixing = mixing(mixer);
        MicroBatch batch = PICTURES.batch(bench, pass);
        NDArray unused = ((BatchBehavior) mixing).images(images, batch, bench.kernels());
        List<TargetBehavior> order =
            smoothedFirst
                ? List.of(smooths, (TargetBehavior) mixing)
                : List.of((TargetBehavior) mixing, smooths);
        NDArray targets = batch.labels();
        for (TargetBehavior each : order) {
          targets = each.targets(targets, batch, bench.kernels());
        }
        float[] weights = targets.toFloatArray();
        for (int n = 0; n < CLASSES; n++) {
          own += weights[n * CLASSES + n];
          least += least(weights, n);
        }
      }
    }
    return new double[] {own / PASSES / CLASSES, least / PASSES / CLASSES};
  }

  private static double least(float[] weights, int row) {
    double least = 1;
    for (int c = 0; c < CLASSES; c++) {
      least = Math.min(least, weights[row * CLASSES + c]);
    }
    return least;
  }

  private static Behavior mixing(Record mixer) {
    if (mixer instanceof MixUp mixUp) {
      return new MixUpMixing(mixUp, ALWAYS);
    }
    return mixer instanceof CutMix cutMix
        ? new CutMixMixing(cutMix, ALWAYS)
        : new MixUpOrCutMixMixing((MixUpOrCutMix) mixer, ALWAYS);
  }
}
