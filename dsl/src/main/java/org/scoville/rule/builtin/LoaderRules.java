package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scoville.data.FFCV;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.Downsamples;
import org.scoville.fact.Flips;
import org.scoville.fact.HasChannels;
import org.scoville.fact.NormalizesImages;
import org.scoville.literature.Sources;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about loaders: sizes, channels and normalization of images, and values without effect. */
@AutoService(RuleSet.class)
public final class LoaderRules implements RuleSet {
  private static final double HALF = 0.5;

  /** Means or deviations that differ by less count as equal: one is the other rounded. */
  private static final double ROUNDING = 1e-3;

  /** ImageFolder's default minArea. */
  private static final double USUAL_AREA = 0.08;

  /** FFCV's default centerCropRatio. */
  private static final double USUAL_RATIO = 0.875;

  /** Unused values that a message names; the remedy names them all. */
  private static final int NAMED = 3;

  private static final String FOLDER = "ImageFolder";

  /** Members of loaders that act in training only, each with the value that turns it off. */
  private static final Map<String, Object> EVALUATION =
      Map.of("padding", 0, "flip", 0, "alternatingFlip", false, "minArea", 1, "randomCrop", "NONE");

  static final Rule NORMALIZED_OTHERWISE =
      warning("normalization-differs")
          .about("evaluation images normalized with another mean or deviation than training images")
          .when(recipe -> difference(recipe).isPresent())
          .atFound(
              recipe ->
                  difference(recipe)
                      .map(it -> it.member(recipe))
                      .filter(member -> !member.isEmpty())
                      .flatMap(
                          member ->
                              recipe
                                  .role(Role.EVALUATE)
                                  .map(
                                      loader ->
                                          RecipeLocation.hyperparameter(loader.method(), member))))
          .at(Role.EVALUATE)
          .says(recipe -> difference(recipe).orElseThrow().sentence())
          .evidence(
              "training and evaluation use the same mean and deviation", Sources.FFCV_IMAGENET)
          .evidence(
              "with other numbers evaluation inputs are scaled unlike those that the weights and the"
                  + " batch-norm statistics come from",
              Sources.LANGUAGE)
          .fix("give @Train and @Evaluate the same mean and deviation");

  static final Rule CHANNELS_DIFFER =
      error("channels-differ")
          .about("training and evaluation images with different numbers of channels")
          .when(
              recipe ->
                  channels(recipe, Role.TRAIN) > 0
                      && channels(recipe, Role.EVALUATE) > 0
                      && channels(recipe, Role.TRAIN) != channels(recipe, Role.EVALUATE))
          .at(Role.EVALUATE)
          .says(
              recipe ->
                  "@Train's %s loads images of %s and @Evaluate's %s images of %s"
                      .formatted(
                          loader(recipe, Role.TRAIN),
                          NumberText.count(channels(recipe, Role.TRAIN), "channel"),
                          loader(recipe, Role.EVALUATE),
                          NumberText.count(channels(recipe, Role.EVALUATE), "channel")))
          .evidence(
              "the first layer has weights per input channel, so it accepts only images with the channels"
                  + " that it was trained on",
              Sources.LANGUAGE)
          .fix("choose loaders with the same number of channels for @Train and @Evaluate");

  static final Rule IMAGES_TOO_SMALL =
      warning("images-too-small")
          .about("images so small that less than 2 x 2 is left for the network's last stage")
          .when(recipe -> side(recipe) > 0 && side(recipe) < 2 * stride(recipe))
          .at(Role.MODEL)
          .says(
              recipe ->
                  "@Train's images %s %d pixels a side, and %s downsamples them by %d: less than 2 x 2 is"
                          .formatted(
                              recipe.knows(DataFact.IMAGE_SIZE) ? "have" : "usually have",
                              side(recipe),
                              recipe.role(Role.MODEL).orElseThrow().simpleType(),
                              stride(recipe))
                      + " left for its last stage")
          .evidence(
              "for images of 32 pixels the paper has another network, with a stem of stride 1, whose last"
                  + " stage has 8 x 8 (section 4.2)",
              Sources.RESNET)
          .fix(
              "choose a network for small images, such as CifarResNet, or larger images",
              recipe ->
                  "choose a network for small images, such as CifarResNet, or images of %d pixels or more"
                      .formatted(2 * stride(recipe)));

  static final Rule LOADER_VALUE_UNUSED =
      warning("loader-value-unused")
          .about("a loader value that has no effect with this crop, or in evaluation")
          .when(recipe -> !unused(recipe).isEmpty())
          .atFound(
              recipe ->
                  unused(recipe).stream()
                      .findFirst()
                      .flatMap(
                          it ->
                              recipe
                                  .role(it.role())
                                  .map(
                                      l -> RecipeLocation.hyperparameter(l.method(), it.member()))))
          .at(ImageFolder.class)
          .says(
              recipe ->
                  unused(recipe).stream()
                      .limit(NAMED)
                      .map(Unused::sentence)
                      .collect(Collectors.joining("; ")))
          .evidence(
              "RESIZED takes a random resized crop, PADDED pads and crops at random, NONE and evaluation"
                  + " crop the center",
              Sources.LANGUAGE)
          .evidence(
              "images of CIFAR are padded by 4 pixels and cropped at random (section 4.2)",
              Sources.RESNET)
          .fix(
              "choose the crop that uses the value, such as randomCrop = PADDED for padding, or remove"
                  + " the value",
              LoaderRules::useOrLeaveOut);

  static final Rule UNEVEN_ALTERNATION =
      note("alternating-flip-share")
          .about("an alternating flip that does not start with half of the images mirrored")
          .when(recipe -> alternates(recipe) && Math.abs(flip(recipe) - HALF) > 1e-9)
          .at(Role.TRAIN, "alternatingFlip")
          .says(
              recipe ->
                  "%s with alternatingFlip and flip = %s mirrors %s %% of the images in one epoch and %s %%"
                          .formatted(
                              loader(recipe, Role.TRAIN),
                              NumberText.of(flip(recipe)),
                              NumberText.percent(flip(recipe)),
                              NumberText.percent(1 - flip(recipe)))
                      + " in the next")
          .evidence(
              "half of the images are mirrored in the first epoch and the other half in the second; the"
                  + " paper's results are with that",
              Sources.AIRBENCH)
          .fix("set flip = 0.5, or alternatingFlip = false for images that should not be mirrored");

  @Override
  public List<Rule> rules() {
    return List.of(
        NORMALIZED_OTHERWISE,
        CHANNELS_DIFFER,
        IMAGES_TOO_SMALL,
        LOADER_VALUE_UNUSED,
        UNEVEN_ALTERNATION);
  }

  private static boolean alternates(RecipeSpec recipe) {
    return recipe.fact(Role.TRAIN, Flips.class, Flips::alternatingFlip).orElse(false);
  }

  private static double flip(RecipeSpec recipe) {
    return recipe.fact(Role.TRAIN, Flips.class, Flips::flip).orElse(HALF);
  }

  /**
   * A mean or deviation in which the two loaders differ.
   *
   * @param name {@code mean} or {@code deviation}
   */
  private record Difference(String name, List<Double> training, List<Double> evaluation) {
    String sentence() {
      return "@Train normalizes with %s %s and @Evaluate with %s"
          .formatted(name, list(training), list(evaluation));
    }

    /** The member of the evaluation loader, "" if it has none of that name. */
    String member(RecipeSpec recipe) {
      return recipe
          .role(Role.EVALUATE)
          .filter(loader -> loader.values().containsKey(name))
          .map(loader -> name)
          .orElse("");
    }

    private static String list(List<Double> numbers) {
      return numbers.stream().map(NumberText::of).collect(Collectors.joining(", "));
    }
  }

  private static Optional<Difference> difference(RecipeSpec recipe) {
    return difference(recipe, "mean", NormalizesImages::means)
        .or(() -> difference(recipe, "deviation", NormalizesImages::deviations));
  }

  private static Optional<Difference> difference(
      RecipeSpec recipe, String name, Function<NormalizesImages, List<Double>> numbers) {
    Optional<List<Double>> training = recipe.fact(Role.TRAIN, NormalizesImages.class, numbers);
    Optional<List<Double>> evaluation = recipe.fact(Role.EVALUATE, NormalizesImages.class, numbers);
    // Different numbers of channels are reported by another rule.
    return training.isPresent()
            && evaluation.isPresent()
            && training.get().size() == evaluation.get().size()
            && differ(training.get(), evaluation.get())
        ? Optional.of(new Difference(name, training.get(), evaluation.get()))
        : Optional.empty();
  }

  private static boolean differ(List<Double> one, List<Double> other) {
    return IntStream.range(0, one.size())
        .anyMatch(channel -> Math.abs(one.get(channel) - other.get(channel)) > ROUNDING);
  }

  /** Channels of a loader's images, 0 where it does not declare them. */
  private static int channels(RecipeSpec recipe, Role role) {
    return recipe.fact(role, HasChannels.class, HasChannels::channels).orElse(0);
  }

  private static String loader(RecipeSpec recipe, Role role) {
    return recipe.role(role).orElseThrow().simpleType();
  }

  private static int side(RecipeSpec recipe) {
    return ImageSizes.training(recipe).orElse(0);
  }

  private static int stride(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, Downsamples.class, Downsamples::stride).orElse(0);
  }

  /**
   * A value that has no effect.
   *
   * @param role its loader's role
   * @param loader its loader's name
   * @param value the value as written
   * @param off the value that is the same as none
   * @param why why it has no effect
   */
  private record Unused(
      Role role, String loader, String member, Object value, Object off, String why) {
    String sentence() {
      return "%s's %s = %s has no effect: %s".formatted(loader, member, written(value), why);
    }

    String mended() {
      return "@%s's %s = %s"
          .formatted(role == Role.TRAIN ? "Train" : "Evaluate", member, written(off));
    }

    private static String written(Object value) {
      return value instanceof Number number
          ? NumberText.of(number.doubleValue())
          : String.valueOf(value);
    }
  }

  private static List<Unused> unused(RecipeSpec recipe) {
    return Stream.of(
            recipe.find(Role.TRAIN, ImageFolder.class).stream()
                .flatMap(folder -> unusedInTraining(folder).stream()),
            recipe.find(Role.TRAIN, FFCV.class).stream()
                .flatMap(
                    ffcv ->
                        recipe.role(Role.TRAIN).stream()
                            .filter(it -> it.chosen().containsKey("centerCropRatio"))
                            .map(it -> centerCrop(ffcv))),
            recipe.role(Role.EVALUATE).stream()
                .filter(it -> changesTrainingOnly(recipe))
                .flatMap(LoaderRules::unusedInEvaluation))
        .flatMap(found -> found)
        .toList();
  }

  /** Whether it is a built-in loader, of which it is known what it ignores in evaluation. */
  private static boolean changesTrainingOnly(RecipeSpec recipe) {
    return Stream.of(ImageFolder.class, FashionMnist.class, FFCV.class)
        .anyMatch(loader -> recipe.find(Role.EVALUATE, loader).isPresent());
  }

  private static Unused centerCrop(FFCV ffcv) {
    return new Unused(
        Role.TRAIN,
        "FFCV",
        "centerCropRatio",
        ffcv.centerCropRatio(),
        USUAL_RATIO,
        "training takes a random crop");
  }

  /** Values for training only, except those that equal what evaluation does anyway. */
  private static Stream<Unused> unusedInEvaluation(Ingredient loader) {
    return loader.chosen().entrySet().stream()
        .filter(value -> EVALUATION.containsKey(value.getKey()))
        .filter(value -> !said(value.getValue()).equals(said(off(value.getKey()))))
        .map(
            value ->
                new Unused(
                    Role.EVALUATE,
                    loader.simpleType(),
                    value.getKey(),
                    value.getValue(),
                    off(value.getKey()),
                    "evaluation does not augment"));
  }

  private static Object off(String member) {
    return Objects.requireNonNull(EVALUATION.get(member));
  }

  private static Object said(Object value) {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  private static List<Unused> unusedInTraining(ImageFolder folder) {
    RandomCrop crop = folder.randomCrop();
    String why = "randomCrop is " + crop;
    List<Unused> found = new ArrayList<>();
    if (folder.padding() > 0 && crop != RandomCrop.PADDED) {
      found.add(new Unused(Role.TRAIN, FOLDER, "padding", folder.padding(), 0, why));
    }
    if (folder.resize() > 0 && crop == RandomCrop.RESIZED) {
      found.add(new Unused(Role.TRAIN, FOLDER, "resize", folder.resize(), 0, why));
    }
    if (Math.abs(folder.minArea() - USUAL_AREA) > 1e-9 && crop != RandomCrop.RESIZED) {
      found.add(new Unused(Role.TRAIN, FOLDER, "minArea", folder.minArea(), USUAL_AREA, why));
    }
    return found;
  }

  private static String useOrLeaveOut(RecipeSpec recipe) {
    List<Unused> all = unused(recipe);
    String out = all.stream().map(Unused::mended).collect(Collectors.joining(" and "));
    boolean pads =
        all.stream().anyMatch(it -> it.role() == Role.TRAIN && it.member().equals("padding"));
    return "set " + out + (pads ? ", or randomCrop to PADDED if a padded crop is meant" : "");
  }
}
