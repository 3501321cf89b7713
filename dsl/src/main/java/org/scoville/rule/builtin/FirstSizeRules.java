package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.Downsamples;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.literature.Sources;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about the size of the first images where images grow during training. */
@AutoService(RuleSet.class)
public final class FirstSizeRules implements RuleSet {
  static final Rule INITIAL_SIZE =
      warning("progressive-initial-too-small")
          .about("first images so small that less than 2 x 2 is left for the network's last stage")
          .when(
              recipe -> {
                int first = firstSize(recipe);
                return first > 0 && first < 2 * stride(recipe);
              })
          .at(ProgressiveResizing.class, "initialScale")
          .at(ResolutionRamp.class, "fromPixels")
          .at(Resizes.class)
          .says(
              recipe ->
                  "the first resized images have %d pixels a side, and %s downsamples them by %d"
                      .formatted(
                          firstSize(recipe),
                          recipe.role(Role.MODEL).orElseThrow().simpleType(),
                          stride(recipe)))
          .evidence(
              "Mild starts at 88 pixels, which leave 3 x 3 for a ResNet's last stage; Hot at 104; FFCV at"
                  + " 160",
              Sources.MOSAIC_RECIPES)
          .fix(
              "start with images of twice the network's downsampling factor or more",
              FirstSizeRules::startLarger);

  static final Rule BEGINS_LATE =
      warning("resizing-begins-late")
          .about("resizing that starts small, in a window that opens after the start of the run")
          .when(FirstSizeRules::beginsLate)
          .atTiming(Resizes.class, "from")
          .says(FirstSizeRules::late)
          .evidence(
              "sizes follow the progress of the whole run, and outside of its window an algorithm does"
                  + " nothing",
              Sources.LANGUAGE)
          .evidence("sides grow from initialScale to 1", Sources.COMPOSER_RESIZING)
          .fix(
              "set from = 0, so that training starts with small images",
              recipe ->
                  firstSize(recipe, 0) < 2 * stride(recipe)
                      ? "set from = 0, and start with images of %d pixels or more"
                          .formatted(2 * stride(recipe))
                      : "set from = 0, so that training starts with small images");

  @Override
  public List<Rule> rules() {
    return List.of(INITIAL_SIZE, BEGINS_LATE);
  }

  /** Side of the training images, 0 where it is unknown. */
  private static int training(RecipeSpec recipe) {
    return ImageSizes.training(recipe).orElse(0);
  }

  private static String startLarger(RecipeSpec recipe) {
    int least = 2 * stride(recipe);
    if (training(recipe) < least) {
      return "drop %s: images of %d pixels are below %d at full size already"
          .formatted(
              recipe.declared(Resizes.class).orElseThrow().ingredient().simpleType(),
              training(recipe),
              least);
    }
    if (recipe.has(ProgressiveResizing.class)) {
      OptionalDouble scale = leastScale(recipe, least);
      return scale.isPresent()
          ? "set initialScale = %s, so that they have %d pixels or more"
              .formatted(NumberText.of(scale.getAsDouble()), least)
          : "drop ProgressiveResizing: its grid has no size that is large enough";
    }
    return recipe
        .find(ResolutionRamp.class)
        .map(ramp -> largerRamp(ramp, least, firstEpoch(recipe)))
        .orElse("begin with %d pixels or more".formatted(least));
  }

  /** The end of a ramp to move so that the first images have so many pixels a side. */
  private static String largerRamp(ResolutionRamp ramp, int least, int epoch) {
    int onGrid = (least + ramp.gridPixels() - 1) / ramp.gridPixels() * ramp.gridPixels();
    for (int side : new int[] {least, onGrid}) {
      if (between(ramp, side, ramp.toPixels()).pixels(epoch) >= least) {
        return "set fromPixels = %d or more".formatted(side);
      }
      if (between(ramp, ramp.fromPixels(), side).pixels(epoch) >= least) {
        return "set toPixels = %d or more".formatted(side);
      }
    }
    return "let the ramp start and end at %d pixels or more".formatted(onGrid);
  }

  private static ResolutionRamp between(ResolutionRamp ramp, int fromPixels, int toPixels) {
    return new ResolutionRamp(
        fromPixels, toPixels, ramp.startEpoch(), ramp.endEpoch(), ramp.gridPixels(), ramp.where());
  }

  /** The least scale, in hundredths, whose first images have so many pixels a side. */
  private static OptionalDouble leastScale(RecipeSpec recipe, int pixels) {
    ProgressiveResizing resizing = recipe.find(ProgressiveResizing.class).orElseThrow();
    ImageSize loaded = recipe.trainingSize().orElseThrow();
    return IntStream.rangeClosed(0, 100)
        .mapToDouble(hundredths -> hundredths / 100.0)
        .filter(scale -> firstEpoch(recipe) > 0 || scale * loaded.shorterSide() >= pixels)
        .filter(
            scale ->
                resizing
                        .startingAt(scale)
                        .resizedInEpoch(loaded, firstEpoch(recipe), recipe.epochs())
                        .shorterSide()
                    >= pixels)
        .findFirst();
  }

  private static boolean beginsLate(RecipeSpec recipe) {
    return recipe.allDeclared(Resizes.class).size() == 1
        && opens(recipe) > 0
        && opens(recipe) < 1
        && recipe
            .declared(Resizes.class)
            .flatMap(it -> ImageSizes.resized(recipe, it, 0))
            .filter(first -> first < training(recipe))
            .isPresent();
  }

  /** Where the window of the resizing opens, as a share of the run. */
  private static double opens(RecipeSpec recipe) {
    return recipe
        .declared(Resizes.class)
        .flatMap(it -> recipe.use(it.ingredient().method()))
        .map(use -> use.timing().from())
        .orElse(0.0);
  }

  /** The first epoch, counted from 0, in which images are resized. */
  private static int firstEpoch(RecipeSpec recipe) {
    return opens(recipe) > 0 && opens(recipe) < 1
        ? (int) Math.floor(opens(recipe) * recipe.epochs())
        : 0;
  }

  private static String late(RecipeSpec recipe) {
    DeclaredFact<Resizes> resizing = recipe.declared(Resizes.class).orElseThrow();
    int first = ImageSizes.resized(recipe, resizing, firstEpoch(recipe)).orElse(training(recipe));
    return "%s has from = %s: images have %d pixels a side until then, and %s"
        .formatted(
            resizing.ingredient().simpleType(),
            NumberText.of(opens(recipe)),
            training(recipe),
            first < training(recipe)
                ? "%d from then on".formatted(first)
                : "are not resized afterward");
  }

  /** Side of the first images that are resized, 0 where it is unknown. */
  private static int firstSize(RecipeSpec recipe) {
    return firstSize(recipe, firstEpoch(recipe));
  }

  private static int firstSize(RecipeSpec recipe, int epoch) {
    if (recipe.allDeclared(Resizes.class).size() > 1) {
      // Two algorithms that set the size are reported by another rule.
      return 0;
    }
    return recipe
        .declared(Resizes.class)
        .flatMap(it -> ImageSizes.resized(recipe, it, epoch))
        .filter(first -> first != training(recipe))
        .orElse(0);
  }

  /** The factor by which the model downsamples images, 0 where it is unknown. */
  private static int stride(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, Downsamples.class, Downsamples::stride).orElse(0);
  }
}
