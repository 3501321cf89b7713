package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.data.FFCV;
import org.scoville.data.ImageFolder;
import org.scoville.data.PackedImages;
import org.scoville.fact.DecodesScaled;
import org.scoville.fact.LoadsAnySize;
import org.scoville.fact.Resizes;
import org.scoville.ingredient.Loader;
import org.scoville.literature.Sources;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about the sizes in which loaders decode images and make them. */
@AutoService(RuleSet.class)
public final class LoadedSizeRules implements RuleSet {
  private static final String WHERE = "where";
  private static final String RESIZED_CROPS =
      "load random resized crops, with ImageFolder, FFCV or PackedImages";

  static final Rule CROP_IN_LOADER =
      error("progressive-crop-in-loader")
          .about("a ProgressiveResizing that crops, in the loader")
          .when(
              recipe ->
                  isWritten(recipe, "mode", ResizingMode.CROP)
                      && isWritten(recipe, WHERE, ResizingPlace.LOADER))
          .at(ProgressiveResizing.class, WHERE)
          .says(
              recipe ->
                  "ProgressiveResizing has mode = CROP and where = LOADER, but the loader makes smaller"
                      + " images by resizing its crop and cuts no second one")
          .evidence(
              "a second crop is one window for a replica's whole share of a batch, which exists on the"
                  + " device only",
              Sources.LANGUAGE)
          .fix("set where = DEVICE, or set mode = RESIZE");

  static final Rule LOADER_OF_ONE_SIZE =
      error("loader-of-one-size")
          .about("image sizes that change in the loader, with a loader that makes one size")
          .when(recipe -> !inLoader(recipe).isEmpty() && makesOneSize(recipe))
          .atFound(recipe -> inLoader(recipe).stream().findFirst().map(LoadedSizeRules::place))
          .at(Resizes.class)
          .says(
              recipe ->
                  "%s leaves the sizes of images to the loader, but @Train's %s makes %s"
                      .formatted(
                          inLoader(recipe).get(0).simpleType(),
                          loader(recipe).simpleType(),
                          loader(recipe).declares(LoadsAnySize.class)
                              ? "one size only unless it resizes random crops"
                              : "one size only"))
          .evidence(
              "only a crop that is resized anyway can be given another size at no cost: a window of"
                  + " fixed pixels would show another part of the image",
              Sources.LANGUAGE)
          .evidence(
              "FFCV changes the size that its decoder of random resized crops makes",
              Sources.FFCV_IMAGENET)
          .fix(
              "set where = DEVICE, or " + RESIZED_CROPS,
              recipe ->
                  onDevice(recipe).isEmpty()
                      ? RESIZED_CROPS
                      : "set %s, or %s".formatted(onDevice(recipe), RESIZED_CROPS));

  static final Rule SCALED_DECODING =
      note("scaled-decoding")
          .about("images that are decoded at a fraction of their size")
          .when(recipe -> scaling(recipe).findAny().isPresent())
          .atFound(
              recipe ->
                  scaling(recipe)
                      .findFirst()
                      .flatMap(recipe::role)
                      .map(it -> RecipeLocation.hyperparameter(it.method(), "scaledDecoding")))
          .at(ImageFolder.class)
          .at(FFCV.class)
          .at(PackedImages.class)
          .says(
              recipe ->
                  "scaledDecoding in %s decodes large JPEGs at a half, a quarter or an eighth: pixels differ"
                          .formatted(names(recipe, " and ", "@%s"))
                      + " a little from those of the published runs")
          .evidence(
              "FFCV's own loaders decode each JPEG at its size and resize the crop once",
              Sources.FFCV_IMAGENET)
          .evidence(
              "a JPEG at a half is the mean of 2 x 2 pixels, at an eighth of 8 x 8, so that a part is"
                  + " averaged twice",
              Sources.LANGUAGE)
          .fix(
              "set scaledDecoding = false for the published pixels",
              recipe ->
                  "set %s for the published pixels"
                      .formatted(names(recipe, " and ", "@%s's scaledDecoding = false")));

  @Override
  public List<Rule> rules() {
    return List.of(CROP_IN_LOADER, LOADER_OF_ONE_SIZE, SCALED_DECODING);
  }

  /** Whether the loader of training images can make them in any size. */
  static boolean makesAnySize(RecipeSpec recipe) {
    return recipe.fact(Role.TRAIN, LoadsAnySize.class, LoadsAnySize::loadsAnySize).orElse(false);
  }

  /** Whether it is known that the loader can't: one that a compiler can't see may. */
  private static boolean makesOneSize(RecipeSpec recipe) {
    return recipe
        .role(Role.TRAIN)
        .filter(it -> it.declares(Loader.class) && it.refusal().isEmpty())
        .filter(it -> !makesAnySize(recipe))
        .isPresent();
  }

  private static List<Ingredient> inLoader(RecipeSpec recipe) {
    return recipe.allDeclared(Resizes.class).stream()
        .filter(it -> it.ask(Resizes::whileLoading))
        .map(DeclaredFact::ingredient)
        .toList();
  }

  /** The values that leave all sizes to the device; nothing where a plug-in has no such value. */
  private static String onDevice(RecipeSpec recipe) {
    List<Ingredient> all = inLoader(recipe);
    if (!all.stream().allMatch(it -> it.values().containsKey(WHERE))) {
      return "";
    }
    return all.size() == 1
        ? "where = DEVICE"
        : all.stream()
            .map(it -> it.simpleType() + "'s where = DEVICE")
            .collect(Collectors.joining(" and "));
  }

  private static RecipeLocation place(Ingredient resizing) {
    return resizing.values().containsKey(WHERE)
        ? RecipeLocation.hyperparameter(resizing.method(), WHERE)
        : RecipeLocation.method(resizing.method());
  }

  private static Ingredient loader(RecipeSpec recipe) {
    return recipe.role(Role.TRAIN).orElseThrow();
  }

  /** A value as written: the record refuses the two together. */
  private static boolean isWritten(RecipeSpec recipe, String member, Enum<?> value) {
    return recipe
        .ingredient(ProgressiveResizing.class)
        .map(it -> it.values().get(member))
        .filter(value.name()::equals)
        .isPresent();
  }

  /** The roles whose loaders decode at a fraction. */
  private static Stream<Role> scaling(RecipeSpec recipe) {
    return Stream.of(Role.TRAIN, Role.EVALUATE)
        .filter(
            role ->
                recipe
                    .fact(role, DecodesScaled.class, it -> it.decodesScaled(role == Role.TRAIN))
                    .orElse(false));
  }

  private static String names(RecipeSpec recipe, String between, String form) {
    return scaling(recipe)
        .map(role -> form.formatted(role == Role.TRAIN ? "Train" : "Evaluate"))
        .collect(Collectors.joining(between));
  }
}
