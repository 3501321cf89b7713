package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.literature.Sources;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about algorithms that change image sizes during training. */
@AutoService(RuleSet.class)
public final class ResolutionRules implements RuleSet {
  /** The share of rows and columns that Hot drops beside its progressive resizing. */
  private static final double HOTS_COLOUT = 0.05;

  /** Epochs after which every published ramp has ended. */
  private static final int LONG_RUN = 1000;

  static final Rule FRACTIONS =
      error("progressive-fractions")
          .about("a delayFraction and a finetuneFraction that add up to more than 1")
          .when(recipe -> held(recipe).orElse(0) > 1 + 1e-9)
          .at(ProgressiveResizing.class, "finetuneFraction")
          .says(
              recipe ->
                  "ProgressiveResizing's delayFraction %s and finetuneFraction %s add up to more than 1"
                      .formatted(
                          NumberText.of(written(recipe, "delayFraction").orElse(0)),
                          NumberText.of(written(recipe, "finetuneFraction").orElse(0))))
          .evidence("it raises a ValueError", Sources.COMPOSER_RESIZING)
          .fix("lower one of them; Mild has 0.4 and 0.2");

  static final Rule NO_RAMP =
      note("progressive-delay-plus-finetune-equals-one")
          .about("progressive resizing without a ramp between its sizes")
          .when(recipe -> isShrinking(recipe) && Math.abs(held(recipe).orElse(0) - 1) <= 1e-9)
          .at(ProgressiveResizing.class, "finetuneFraction")
          .says(
              recipe ->
                  "delayFraction %s and finetuneFraction %s leave no ramp: images jump from scale %s to full"
                          .formatted(
                              NumberText.of(resizing(recipe).orElseThrow().delayFraction()),
                              NumberText.of(resizing(recipe).orElseThrow().finetuneFraction()),
                              NumberText.of(resizing(recipe).orElseThrow().initialScale()))
                      + " size")
          .evidence(
              "Composer's formula divides by zero here; Scoville jumps in one step",
              Sources.COMPOSER_RESIZING)
          .fix("leave a ramp, such as delayFraction = 0.4 and finetuneFraction = 0.2");

  static final Rule SIZE_INCREMENT =
      warning("progressive-size-increment")
          .about("a training size that is not a multiple of sizeIncrement")
          .when(
              recipe ->
                  isShrinking(recipe)
                      && training(recipe) % resizing(recipe).orElseThrow().sizeIncrement() != 0)
          .at(ProgressiveResizing.class, "sizeIncrement")
          .says(
              recipe ->
                  "the training size of %d pixels is not a multiple of sizeIncrement = %d, so %s"
                      .formatted(
                          training(recipe),
                          resizing(recipe).orElseThrow().sizeIncrement(),
                          fullSize(recipe)))
          .evidence(
              "widths are rounded to the increment; a result of the full width or more is not resized",
              Sources.COMPOSER_RESIZING)
          .fix(
              "crop to a multiple of sizeIncrement, or choose a divisor of the crop",
              ResolutionRules::fittingIncrement);

  static final Rule MODE =
      note("progressive-mode")
          .about(
              "a mode of ProgressiveResizing that does not suit the scale of the loader's images")
          .when(recipe -> isShrinking(recipe) && isOnDevice(recipe) && unsuited(recipe))
          .at(ProgressiveResizing.class, "mode")
          .says(
              recipe ->
                  isCropping(recipe)
                      ? "mode = CROP crops again what the loader already took as random resized crops"
                      : "mode = RESIZE shrinks images that the loader leaves at one scale")
          .evidence(
              "the method card: resizing suits ImageNet, cropping suits CIFAR",
              Sources.COMPOSER_RESIZING_CARD)
          .fix(
              "set mode to RESIZE for random resized crops, and to CROP for small images of one scale",
              recipe -> isCropping(recipe) ? "set mode = RESIZE" : "set mode = CROP");

  static final Rule INTERPOLATION =
      note("progressive-interpolation")
          .about(
              "progressive resizing with bilinear interpolation, which the published runs did not use")
          .when(
              recipe ->
                  isShrinking(recipe)
                      && !isCropping(recipe)
                      && isOnDevice(recipe)
                      && resizing(recipe).orElseThrow().interpolation() == Interpolation.BILINEAR)
          .at(ProgressiveResizing.class, "interpolation")
          .says(
              recipe ->
                  "interpolation = BILINEAR follows the method card, but the published runs took the"
                      + " nearest pixel")
          .evidence("Composer's code resizes with mode='nearest'", Sources.COMPOSER_RESIZING)
          .fix("set interpolation = NEAREST to reproduce Mild, Medium and Hot");

  static final Rule COLOUT_TOO =
      note("colout-diminishing")
          .about("ColOut of more than 0.05 beside progressive resizing")
          .when(recipe -> isShrinking(recipe) && dropsLines(recipe))
          .at(ColOut.class)
          .says(
              recipe ->
                  "ColOut saves less time on images that ProgressiveResizing has already made smaller")
          .evidence(
              "ColOut has diminishing returns together with progressive resizing",
              Sources.COMPOSER_COLOUT)
          .evidence("Hot has both, with 0.05 of rows and columns", Sources.MOSAIC_RECIPES)
          .fix("choose 0.05 as Hot does, or drop ColOut");

  static final Rule RAMP_LARGER_THAN_IMAGES =
      error("ramp-larger-than-images")
          .about("a resolution ramp to a larger size than the loader's images have")
          .when(
              recipe ->
                  ImageSizes.training(recipe)
                      .filter(side -> largest(recipe).orElse(0) > side)
                      .isPresent())
          .needs(DataFact.IMAGE_SIZE, ResolutionRules::mayOutgrow)
          .at(Resizes.class)
          .says(
              recipe ->
                  "%s reaches %d pixels, but @Train's images have %d"
                      .formatted(
                          recipe.declared(Resizes.class).orElseThrow().ingredient().simpleType(),
                          largest(recipe).orElseThrow(),
                          ImageSizes.training(recipe).orElseThrow()))
          .evidence(
              "images are never enlarged: training stops at the first batch that would need it",
              Sources.LANGUAGE)
          .evidence(
              "FFCV's loader decodes the images of each epoch at the ramp's size",
              Sources.FFCV_IMAGENET)
          .fix(
              "set @Train's crop to the ramp's largest size",
              recipe ->
                  recipe
                      .role(Role.TRAIN)
                      .filter(it -> it.values().containsKey("crop"))
                      .map(it -> "set @Train's crop = %d".formatted(needed(recipe)))
                      .orElse("load images of that size in @Train, or end the ramp below it"));

  @Override
  public List<Rule> rules() {
    return List.of(
        FRACTIONS,
        NO_RAMP,
        SIZE_INCREMENT,
        MODE,
        INTERPOLATION,
        COLOUT_TOO,
        RAMP_LARGER_THAN_IMAGES);
  }

  private static Optional<ProgressiveResizing> resizing(RecipeSpec recipe) {
    return recipe.find(ProgressiveResizing.class);
  }

  private static boolean isShrinking(RecipeSpec recipe) {
    return resizing(recipe).filter(r -> r.initialScale() < 1).isPresent();
  }

  /** In the loader images are always resized, by its own interpolation. */
  private static boolean isOnDevice(RecipeSpec recipe) {
    return resizing(recipe).filter(r -> r.where() == ResizingPlace.DEVICE).isPresent();
  }

  private static boolean isCropping(RecipeSpec recipe) {
    return resizing(recipe).filter(r -> r.mode() == ResizingMode.CROP).isPresent();
  }

  private static boolean unsuited(RecipeSpec recipe) {
    return isCropping(recipe)
        ? ImageSizes.randomlyScaled(recipe).isPresent()
        : ImageSizes.fixedScale(recipe);
  }

  private static boolean dropsLines(RecipeSpec recipe) {
    return recipe
        .find(ColOut.class)
        .filter(c -> Math.max(c.rowDrop(), c.columnDrop()) > HOTS_COLOUT + 1e-9)
        .isPresent();
  }

  /** Side of the training images, 0 where it is unknown. */
  private static int training(RecipeSpec recipe) {
    return ImageSizes.training(recipe).orElse(0);
  }

  /** The remedy; a multiple of the increment is named only if the ramp then has two steps. */
  private static String fittingIncrement(RecipeSpec recipe) {
    int increment = resizing(recipe).orElseThrow().sizeIncrement();
    String divisor = "set sizeIncrement = " + divisor(recipe);
    return increment <= longestStep(recipe)
        ? "%s, or crop to a multiple of %d".formatted(divisor, increment)
        : divisor;
  }

  /** The largest divisor of the training size up to the increment that leaves two steps. */
  private static int divisor(RecipeSpec recipe) {
    int divisor = Math.min(resizing(recipe).orElseThrow().sizeIncrement(), longestStep(recipe));
    while (training(recipe) % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  /** Half of the way from the first size to the full size, so that the ramp has two steps. */
  private static int longestStep(RecipeSpec recipe) {
    double way = (1 - resizing(recipe).orElseThrow().initialScale()) * training(recipe);
    return Math.max(1, (int) (way / 2));
  }

  private static String fullSize(RecipeSpec recipe) {
    int width = resizing(recipe).orElseThrow().width(training(recipe), 1);
    return width == training(recipe)
        ? "the last step to full size is not a whole increment"
        : "images are still resized to %d at the end".formatted(width);
  }

  /** delayFraction + finetuneFraction as written: the record refuses a sum over 1. */
  private static OptionalDouble held(RecipeSpec recipe) {
    OptionalDouble delay = written(recipe, "delayFraction");
    OptionalDouble finetune = written(recipe, "finetuneFraction");
    return delay.isPresent() && finetune.isPresent()
        ? OptionalDouble.of(delay.getAsDouble() + finetune.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble written(RecipeSpec recipe, String member) {
    return recipe
        .ingredient(ProgressiveResizing.class)
        .map(Ingredient::values)
        .map(values -> values.get(member))
        .filter(Double.class::isInstance)
        .map(value -> (Double) value)
        .filter(value -> value >= 0 && value <= 1)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Whether it could enlarge images of some size, tried on an image of one pixel. */
  private static boolean mayOutgrow(RecipeSpec recipe) {
    ImageSize pixel = ImageSize.square(1);
    return recipe
        .declared(Resizes.class)
        .filter(
            it ->
                IntStream.of(0, recipe.epochs() / 2, recipe.epochs() - 1)
                    .anyMatch(
                        epoch ->
                            it.<ImageSize>ask(r -> r.resizedInEpoch(pixel, epoch, recipe.epochs()))
                                    .shorterSide()
                                > 1))
        .isPresent();
  }

  /** The crop that is enough however long the run is, and whenever the window opens. */
  private static int needed(RecipeSpec recipe) {
    RecipeSpec longer = recipe.epochs(Math.max(recipe.epochs(), LONG_RUN));
    return recipe
        .declared(Resizes.class)
        .flatMap(it -> largest(longer, it, 0, 1))
        .map(side -> Math.max(side, largest(recipe).orElseThrow()))
        .orElseThrow();
  }

  /** The largest side that images are resized to while the algorithm's window is open. */
  private static Optional<Integer> largest(RecipeSpec recipe) {
    return recipe
        .declared(Resizes.class)
        .flatMap(
            it ->
                recipe
                    .use(it.ingredient().method())
                    .flatMap(
                        use -> largest(recipe, it, use.timing().from(), use.timing().until())));
  }

  /** Sizes only grow or only shrink, so the ends of the window are enough. */
  private static Optional<Integer> largest(
      RecipeSpec recipe, DeclaredFact<Resizes> resizing, double from, double until) {
    int first = (int) Math.floor(from * recipe.epochs());
    int last = (int) Math.ceil(until * recipe.epochs()) - 1;
    return first > last
        ? Optional.empty()
        : Stream.of(first, last)
            .flatMap(epoch -> ImageSizes.resized(recipe, resizing, epoch).stream())
            .max(Comparator.naturalOrder());
  }
}
