package org.scoville.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scoville.literature.Evidence;
import org.scoville.literature.Expectation;
import org.scoville.literature.Source;
import org.scoville.literature.Sources;
import org.scoville.recipe.RecipeSpec;

/** What was published of whole recipes. Times are of 8x A100-80GB unless named otherwise. */
final class PublishedResults {
  private static final String RECIPES = "org.scoville.recipes.";
  private static final String ABLATIONS = RECIPES + "ablation.";

  private static final Map<String, List<Evidence>> RESULTS =
      Map.ofEntries(
          recipe(
              "Mild",
              figure(
                  "76.6 % top-1 in 25.3 min, 78.1 % in 52.4 min; epochs not named",
                  Sources.MOSAIC_RECIPES),
              figure(
                  "22,242 images a second on an Oracle BM.GPU4.8, 21,582 on an AWS p4d.24xlarge,"
                      + " both 8x A100-40GB",
                  Sources.MOSAIC_TABLE_3)),
          recipe(
              "Medium",
              figure(
                  "78.4 % top-1 in under an hour on 8x A100; 78.1 to 79.5 % from 60 to 240 epochs",
                  Sources.MOSAIC_RECIPES)),
          recipe(
              "Hot",
              figure("79.86 % top-1 in 254 min at 180 epochs", Sources.MOSAIC_TABLE_7),
              figure("80.78 % top-1 in 573 min at 450 epochs", Sources.MOSAIC_TABLE_6),
              figure(
                  "80.0 % top-1 in 284 min, 81.0 % in 880 min; epochs not named",
                  Sources.MOSAIC_RECIPES),
              figure(
                  "14,388 images a second on an Oracle BM.GPU4.8, 9,225 on an AWS p4d.24xlarge,"
                      + " both 8x A100-40GB",
                  Sources.MOSAIC_TABLE_3)),
          recipe(
              "NvidiaBaseline",
              figure("76.6 % top-1 at 90 epochs; 76.6 % in 180 min", Sources.MOSAIC_RECIPES),
              figure("at most 76.7 % top-1 at any number of epochs", Sources.MOSAIC_BASELINES)),
          recipe(
              "TimmA1",
              figure("80.4 % top-1 at 600 epochs, 4.6 days on 4x V100-32GB", Sources.RSB),
              figure(
                  "80.4 % in 970 min, carried on from ten measured epochs",
                  Sources.MOSAIC_RECIPES)),
          recipe(
              "TimmA2",
              figure("79.8 % top-1 at 300 epochs", Sources.RSB),
              figure(
                  "79.8 % in 501 min, carried on from ten measured epochs",
                  Sources.MOSAIC_RECIPES)),
          recipe(
              "TimmA3",
              figure("78.1 % top-1 at 100 epochs", Sources.RSB),
              figure(
                  "78.1 % in 334 min on an AWS p4d.24xlarge (8x A100-40GB), carried on from ten"
                      + " measured epochs",
                  Sources.MOSAIC_RECIPES)),
          recipe(
              "PyTorch2021",
              figure("80.858 % top-1 at 600 epochs", Sources.TORCHVISION_5201),
              figure(
                  "80.9 % in 1,439 min, carried on from ten measured epochs",
                  Sources.MOSAIC_RECIPES)),
          recipe(
              "FfcvResNet50",
              figure(
                  "78.43 % top-1 in 77.2 min at 88 epochs on an AWS p4d.24xlarge (8x A100-40GB),"
                      + " each image evaluated with its mirror image",
                  Sources.FFCV_RESULTS)),
          recipe(
              "FfcvResNet50Short",
              figure(
                  "73.76 % top-1 in 14.9 min at 16 epochs on an AWS p4d.24xlarge (8x A100-40GB),"
                      + " each image evaluated with its mirror image",
                  Sources.FFCV_RESULTS)),
          ablation("NvidiaChannelsLast", "15,422 images a second", Sources.MOSAIC_TABLE_2),
          ablation("NvidiaRandAugmentOnce", "12,597 images a second", Sources.MOSAIC_TABLE_2),
          ablation("NvidiaRandAugmentTwice", "11,108 images a second", Sources.MOSAIC_TABLE_2),
          ablation(
              "HotCutMixAt180",
              "78.85 % top-1 in 279 min at 180 epochs, of a prototype",
              Sources.MOSAIC_TABLE_4),
          ablation(
              "MildMixUpAndSmoothingAt30",
              "75.91 % top-1 at 18,043 images a second, 30 epochs, of a prototype",
              Sources.MOSAIC_TABLE_5),
          ablation(
              "MildMixUpAt30",
              "76.04 % top-1 at 18,527 images a second, 30 epochs, of a prototype",
              Sources.MOSAIC_TABLE_5),
          ablation(
              "MildSmoothingAt30",
              "76.33 % top-1 at 19,086 images a second, 30 epochs, of a prototype",
              Sources.MOSAIC_TABLE_5),
          ablation("HotAt450", "80.78 % top-1 in 573 min at 450 epochs", Sources.MOSAIC_TABLE_6),
          ablation(
              "HotAggressiveMixUpAt450",
              "79.69 % top-1 in 543 min at 450 epochs",
              Sources.MOSAIC_TABLE_6),
          ablation(
              "HotAggressiveMixUpAt810",
              "80.22 % top-1 in 1,008 min at 810 epochs",
              Sources.MOSAIC_TABLE_6),
          ablation("HotAt180", "79.86 % top-1 in 254 min at 180 epochs", Sources.MOSAIC_TABLE_7),
          ablation(
              "MediumDefaultBiasAt36",
              "75.91 % top-1 at 36 epochs, of a prototype",
              Sources.MOSAIC_TABLE_8),
          ablation(
              "MediumAt36", "76.75 % top-1 at 36 epochs, of a prototype", Sources.MOSAIC_TABLE_8),
          ablation(
              "MediumDefaultBiasAt90",
              "78.34 % top-1 at 90 epochs, of a prototype",
              Sources.MOSAIC_TABLE_8),
          ablation(
              "MediumAt90", "79.10 % top-1 at 90 epochs, of a prototype", Sources.MOSAIC_TABLE_8));

  private PublishedResults() {}

  private static Map.Entry<String, List<Evidence>> recipe(String name, Evidence... results) {
    return Map.entry(RECIPES + name, List.of(results));
  }

  private static Map.Entry<String, List<Evidence>> ablation(
      String name, String result, Source source) {
    return Map.entry(ABLATIONS + name, List.of(figure(result, source)));
  }

  private static Evidence figure(String result, Source source) {
    return new Evidence(result, source);
  }

  /** What was published of a recipe, or else of its nearest published ancestor. */
  static Optional<Expectation> of(RecipeSpec recipe) {
    return Stream.concat(Stream.of(recipe.name()), recipe.ancestors().stream())
        .filter(RESULTS::containsKey)
        .findFirst()
        .map(name -> new Expectation(simple(name), said(recipe, name), figures(name)));
  }

  /** Canonical names of the recipes that have results. */
  static Set<String> recipes() {
    return RESULTS.keySet();
  }

  private static List<Evidence> figures(String name) {
    return RESULTS.getOrDefault(name, List.of());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String said(RecipeSpec recipe, String name) {
    return name.equals(recipe.name())
        ? "as published"
        : "as published; %s descends from it".formatted(recipe.simpleName());
  }
}
