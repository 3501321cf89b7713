package org.scoville.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.recipe.RecipeSpec;

/** What a reader may expect of one recipe against another, as far as it was published. */
public final class Expectations {
  private static final String CARDS =
      "https://github.com/mosaicml/composer/tree/v0.7.1/composer/algorithms/";

  private static final Map<Class<?>, Evidence> ADDED =
      Map.of(
          SAM.class,
          new Evidence(
              "every 10 batches +0.7 points of top-1, ResNet-50 on ImageNet, 90 epochs",
              Sources.COMPOSER_SAM),
          BlurPool.class,
          new Evidence("0.5 to 1 points of ImageNet top-1 for various networks", card("blurpool")),
          StochasticDepth.class,
          new Evidence(
              "+0.4 points of ImageNet top-1 for ResNet-50 and ResNet-101 at a rate of 0.1",
              card("stochastic_depth")),
          ColOut.class,
          new Evidence(
              "at 0.15 about 0.2 points of ImageNet top-1 lost, for some 11 % more throughput",
              card("colout")),
          MixUp.class,
          new Evidence(
              "ResNet-50 on ImageNet, 90 epochs: 77.12 ± 0.25 % top-1",
              new Source(
                  "Composer, pull request 825", "https://github.com/mosaicml/composer/pull/825")));

  private static final Evidence CUTMIX_FOR_MIXUP =
      new Evidence(
          "in place of MixUp in a prototype of Hot it cost 0.5 to 0.7 points of top-1 and ran at"
              + " 0.86 to 0.95 times the speed",
          new Source(
              "Mosaic ResNet Deep Dive, Table 4", "https://www.databricks.com/blog/mosaic-resnet"));

  private static final Evidence LOG_PRIOR =
      new Evidence(
          "top-1 with the log prior and without it: 76.75 and 75.91 % at 36 epochs, 79.10 and 78.34 %"
              + " at 90",
          Sources.MOSAIC_TABLE_8);

  private Expectations() {}

  private static Source card(String algorithm) {
    return new Source(
        "Composer 0.7.1, composer/algorithms/%s/README.md".formatted(algorithm),
        CARDS + algorithm + "/README.md");
  }

  /** What was published about the differences between two recipes. */
  public static List<Expectation> between(RecipeSpec left, RecipeSpec right) {
    List<Expectation> found = new ArrayList<>();
    boolean swapped = swaps(left, right) || swaps(right, left);
    if (swapped) {
      found.add(
          new Expectation(
              "CutMix and not MixUp in " + with(CutMix.class, left, right), CUTMIX_FOR_MIXUP));
    }
    ADDED.keySet().stream()
        .filter(type -> left.has(type) != right.has(type))
        .filter(type -> !(swapped && type.equals(MixUp.class)))
        .map(
            type ->
                new Expectation(
                    "%s only in %s".formatted(type.getSimpleName(), with(type, left, right)),
                    ADDED.getOrDefault(type, LOG_PRIOR)))
        .sorted((a, b) -> a.difference().compareTo(b.difference()))
        .forEach(found::add);
    if (left.has(BinaryCrossEntropy.class)
        && right.has(BinaryCrossEntropy.class)
        && logPrior(left) != logPrior(right)) {
      found.add(
          new Expectation(
              "the log prior in the head's bias only in "
                  + (logPrior(left) ? left : right).simpleName(),
              LOG_PRIOR));
    }
    return List.copyOf(found);
  }

  private static boolean swaps(RecipeSpec one, RecipeSpec other) {
    return one.has(MixUp.class)
        && !one.has(CutMix.class)
        && other.has(CutMix.class)
        && !other.has(MixUp.class);
  }

  private static String with(Class<?> type, RecipeSpec left, RecipeSpec right) {
    return (left.has(type) ? left : right).simpleName();
  }

  private static boolean logPrior(RecipeSpec recipe) {
    return recipe
        .find(ResNet.class)
        .filter(network -> network.headBias() == HeadBias.LOG_PRIOR)
        .isPresent();
  }
}
