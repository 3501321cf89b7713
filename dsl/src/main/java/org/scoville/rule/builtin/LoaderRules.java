package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.Downsamples;
import org.scoville.fact.Flips;
import org.scoville.fact.HasChannels;
import org.scoville.fact.NormalizesImages;
import org.scoville.literature.Sources;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about loaders: sizes, channels and normalization of images. */
@AutoService(RuleSet.class)
public final class LoaderRules implements RuleSet {
  private static final double HALF = 0.5;

  /** Means or deviations that differ by less count as equal: one is the other rounded. */
  private static final double ROUNDING = 1e-3;

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
    return List.of(NORMALIZED_OTHERWISE, CHANNELS_DIFFER, IMAGES_TOO_SMALL, UNEVEN_ALTERNATION);
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
}
