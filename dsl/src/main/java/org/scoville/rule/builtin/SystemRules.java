package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.BASELINE_MINUTES;
import static org.scoville.literature.DeepDive.CHANNELS_LAST_SPEED;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.fact.HasBatchNorm;
import org.scoville.literature.Sources;
import org.scoville.recipe.BatchSplit;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about batch norm per device and memory layout. */
@AutoService(RuleSet.class)
public final class SystemRules implements RuleSet {
  /** The fewest images at once that batch norm was found to do well with. */
  static final int SMALLEST_BATCH = 16;

  static final Rule SMALL_BATCH =
      warning("bn-small-per-device-batch")
          .about("batch norm over fewer than 16 images")
          .when(recipe -> hasBatchNorms(recipe) && imagesAtOnce(recipe) < SMALLEST_BATCH)
          .atRecipe("batchSize")
          .says(SystemRules::smallBatch)
          .evidence(
              "statistics over 16, 32 and 64 images stay close to those of larger batches",
              Sources.COMPOSER_GHOST_BATCHNORM)
          .evidence(
              "the published recipes have 128 to 512 images per device", Sources.MOSAIC_RECIPES)
          .fix(
              "give each device 16 or more images at once: a larger batchSize, fewer devices, or a larger --micro-batch");

  static final Rule CHANNELS_FIRST =
      note("channels-last-off")
          .about("half precision without channels-last")
          .when(
              recipe ->
                  recipe.precision() != Precision.FP32
                      && hasBatchNorms(recipe)
                      && !recipe.has(ChannelsLast.class))
          .atRecipe("precision")
          .says(
              recipe ->
                  "precision is %s without ChannelsLast, the memory layout in which tensor cores compute"
                          .formatted(words(recipe.precision()))
                      + " convolutions")
          .evidence(
              ("90 epochs in %s minutes without it are 10,676 images a second; %s with it"
                      + " (derived from the recipe overview and Table 2)")
                  .formatted(count(BASELINE_MINUTES), count(CHANNELS_LAST_SPEED)),
              Sources.MOSAIC_RECIPES)
          .fix("add ChannelsLast, as Mild, Medium and Hot have it");

  @Override
  public List<Rule> rules() {
    return List.of(SMALL_BATCH, CHANNELS_FIRST);
  }

  private static String words(Precision precision) {
    return precision == Precision.AUTO
        ? "AUTO, half precision on every GPU,"
        : precision.toString();
  }

  private static int imagesAtOnce(RecipeSpec recipe) {
    return recipe
        .run()
        .split()
        .map(split -> split.imagesAtOnce(recipe.batchSize()))
        .orElse(recipe.batchSize());
  }

  private static String smallBatch(RecipeSpec recipe) {
    int images = imagesAtOnce(recipe);
    if (images == recipe.batchSize()) {
      return "batchSize is %d, so batch norm sees %s at once at most, and fewer on each of several"
              .formatted(images, NumberText.count(images, "image"))
          + " devices";
    }
    BatchSplit split = recipe.run().split().orElseThrow();
    return "batchSize is %d on %s%s, so batch norm sees %s at once%s"
        .formatted(
            recipe.batchSize(),
            split.replicas() == 1 ? "one device" : split.replicas() + " devices",
            split.microBatch() > 0 ? " in micro-batches of " + split.microBatch() : "",
            NumberText.count(images, "image"),
            split.leavesRest(recipe.batchSize()) ? " in the last of them" : "");
  }

  private static boolean hasBatchNorms(RecipeSpec recipe) {
    return recipe.declared(Role.MODEL, HasBatchNorm.class).isPresent();
  }
}
