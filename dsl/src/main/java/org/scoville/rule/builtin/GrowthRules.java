package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.caveat;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.epochs;
import static org.scoville.text.NumberText.rounded;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.derived.ImageGrowth;
import org.scoville.fact.Resizes;
import org.scoville.literature.Sources;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about the memory, the loading and the time of runs whose images grow. */
@AutoService(RuleSet.class)
public final class GrowthRules implements RuleSet {
  private static final String CHECK =
      "check that the GPU does not wait for the loader in the first epochs";

  static final Rule MEMORY_LATER =
      caveat("progressive-oom-late")
          .about("images that are larger at the end of a run than at its start")
          .when(GrowthRules::grows)
          .at(Resizes.class)
          .says(
              recipe ->
                  "%s grows images from %d pixels a side to %d; from epoch %d of %d on activations take"
                          .formatted(
                              growth(recipe).algorithm(),
                              growth(recipe).first(),
                              growth(recipe).largest(),
                              growth(recipe).epochOfLargest(),
                              recipe.epochs())
                      + " %sx the memory of the first epoch"
                          .formatted(rounded(growth(recipe).factor())))
          .evidence(
              "sides grow from initialScale to 1, and activations with the square of the side",
              Sources.COMPOSER_RESIZING)
          .evidence("FFCV's recipes ramp from 160 to 192 pixels", Sources.FFCV_IMAGENET)
          .fix("choose batchSize and --micro-batch so that images of full size fit into memory");

  static final Rule LOADER_AT_FULL_SIZE =
      caveat("progressive-dataloader-cost")
          .about("images that are loaded at full size and then made smaller")
          .when(
              recipe ->
                  ImageGrowth.of(recipe).filter(ImageGrowth::shrinksFirst).isPresent()
                      && !resizing(recipe).ask(Resizes::whileLoading))
          .at(Resizes.class)
          .says(
              recipe ->
                  "the loader makes images of %d pixels a side, but in the first epoch the network sees %d:"
                          .formatted(growth(recipe).loaded(), growth(recipe).first())
                      + " %sx the pixels that it needs"
                          .formatted(rounded(growth(recipe).loaderFactor())))
          .evidence(
              "images are resized after loading there, so a run that waits for its loader gains nothing",
              Sources.COMPOSER_RESIZING_CARD)
          .evidence("a user reports no speedup from it", Sources.COMPOSER_728)
          .fix(
              "let the loader make the sizes, or check that the GPU does not wait for the loader in the"
                  + " first epochs",
              recipe ->
                  mayLoadSmaller(recipe)
                      ? "set where = LOADER, which changes pixels a little, or " + CHECK
                      : CHECK + "; drop the resizing if it does");

  static final Rule EPOCHS_OF_OTHER_COST =
      caveat("extrapolated-time")
          .about("a run whose last epochs cost more than its first, because images grow")
          .when(GrowthRules::grows)
          .at(Resizes.class)
          .says(
              recipe ->
                  "images grow: convolutions cost %sx as much in the last of %s as in the first, so the"
                          .formatted(rounded(growth(recipe).factor()), epochs(recipe.epochs()))
                      + " first epoch's time underestimates the run")
          .evidence(
              "nominally one recipe took 1.41 minutes an epoch at 180 epochs and 1.27 at 450",
              Sources.MOSAIC_TABLE_7)
          .fix("time an epoch of each image size, and add them up");

  static final Rule RAMP_CUT_SHORT =
      warning("ramp-cut-short")
          .about("a run that ends before its resolution ramp does")
          .when(recipe -> lastOfRamp(recipe).isPresent())
          .at(ResolutionRamp.class, "endEpoch")
          .says(
              recipe ->
                  "ResolutionRamp reaches %d pixels in epoch %d, but the run ends after %s, at %d pixels"
                      .formatted(
                          ramp(recipe).toPixels(),
                          ramp(recipe).endEpoch() + 1L,
                          epochs(recipe.epochs()),
                          lastOfRamp(recipe).orElseThrow()))
          .evidence(
              "startEpoch and endEpoch are epochs, not shares: a shorter run does not move them",
              Sources.LANGUAGE)
          .evidence(
              "the last 2 to 12 epochs of FFCV's recipes are at full size", Sources.FFCV_IMAGENET)
          .fix(
              "set startEpoch and endEpoch for the length of the run, such as 11 and 13 of 16",
              GrowthRules::rampInTime);

  static final Rule RAMP_BACKWARDS =
      error("ramp-ends-before-start")
          .about("a resolution ramp whose endEpoch is before its startEpoch")
          .when(
              recipe ->
                  recipe
                      .find(ResolutionRamp.class)
                      .filter(ramp -> ramp.endEpoch() < ramp.startEpoch())
                      .isPresent())
          .at(ResolutionRamp.class, "endEpoch")
          .says(
              recipe ->
                  "ResolutionRamp has endEpoch = %d and startEpoch = %d: its images would jump from %d"
                          .formatted(
                              ramp(recipe).endEpoch(),
                              ramp(recipe).startEpoch(),
                              ramp(recipe).fromPixels())
                      + " pixels to %d after epoch %d, without a ramp"
                          .formatted(ramp(recipe).toPixels(), ramp(recipe).startEpoch() + 1L))
          .evidence(
              "images have the first size up to startEpoch and the last from endEpoch on",
              Sources.LANGUAGE)
          .fix(
              "set endEpoch to startEpoch or later, such as 11 and 13 of 16 epochs",
              recipe ->
                  "set startEpoch = %d and endEpoch = %d"
                      .formatted(ramp(recipe).endEpoch(), ramp(recipe).startEpoch()));

  @Override
  public List<Rule> rules() {
    return List.of(
        MEMORY_LATER, LOADER_AT_FULL_SIZE, EPOCHS_OF_OTHER_COST, RAMP_CUT_SHORT, RAMP_BACKWARDS);
  }

  private static DeclaredFact<Resizes> resizing(RecipeSpec recipe) {
    return recipe.declared(Resizes.class).orElseThrow();
  }

  /** Whether the loader could make the sizes in place of the device. */
  private static boolean mayLoadSmaller(RecipeSpec recipe) {
    Map<String, Object> values = resizing(recipe).ingredient().values();
    return values.containsKey("where")
        && !ResizingMode.CROP.name().equals(values.get("mode"))
        && LoadedSizeRules.makesAnySize(recipe);
  }

  private static ResolutionRamp ramp(RecipeSpec recipe) {
    return recipe.find(ResolutionRamp.class).orElseThrow();
  }

  /** The ramp's size in the last epoch of the run, if that is not its final size. */
  private static Optional<Integer> lastOfRamp(RecipeSpec recipe) {
    return recipe
        .use(ResolutionRamp.class)
        .filter(use -> use.timing().until() >= 1)
        .map(use -> ramp(recipe))
        .filter(ramp -> ramp.fromPixels() != ramp.toPixels())
        .map(ramp -> ramp.pixels(recipe.epochs() - 1L))
        .filter(pixels -> pixels != ramp(recipe).toPixels());
  }

  /** Start and end of a ramp at the shares of the run that FFCV's 16-epoch recipe has. */
  private static String rampInTime(RecipeSpec recipe) {
    int end = Math.max(1, (int) (recipe.epochs() * 13L / 16));
    int start = Math.min(end - 1, (int) (recipe.epochs() * 11L / 16));
    return recipe.epochs() > 1
        ? "set startEpoch = %d and endEpoch = %d".formatted(start, end)
        : "drop the ramp: a run of one epoch has images of one size";
  }

  private static boolean grows(RecipeSpec recipe) {
    return ImageGrowth.of(recipe).isPresent();
  }

  private static ImageGrowth growth(RecipeSpec recipe) {
    return ImageGrowth.of(recipe).orElseThrow();
  }
}
