package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.percent;
import static org.scoville.literature.TrainedWeights.A1_AT_224;
import static org.scoville.literature.TrainedWeights.A1_AT_288;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.FlipTTA;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.RepeatsImages;
import org.scoville.fact.SizesImages.EvaluationCrop;
import org.scoville.literature.Sources;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about evaluations and what their results can be compared with. */
@AutoService(RuleSet.class)
public final class EvaluationRules implements RuleSet {
  private static final int IMAGENET = 1000;
  private static final int USUAL_SIZE = 224;

  static final Rule DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT =
      error("fixres-contradicted")
          .about("FixRes sizes that differ from those of the loaders")
          .needs(
              DataFact.IMAGE_SIZE,
              recipe -> declaresSizes(recipe) && contradictions(recipe).isEmpty())
          .when(recipe -> !contradictions(recipe).isEmpty())
          .at(FixRes.class)
          .says(
              recipe ->
                  contradictions(recipe).stream()
                      .map(Contradiction::sentence)
                      .collect(Collectors.joining("; ")))
          .evidence(
              "FixRes only declares sizes, which the loaders set; readers rely on what it declares",
              Sources.LANGUAGE)
          .fix(
              "give FixRes, @Train and @Evaluate the same sizes; published are 176, 232 and 224",
              recipe ->
                  "give the loaders the sizes that FixRes declares, or set %s in FixRes"
                      .formatted(
                          contradictions(recipe).stream()
                              .map(it -> it.member() + " = " + it.actual())
                              .collect(Collectors.joining(" and "))));

  static final Rule DECLARED_GAP_THAT_IS_NONE =
      error("fixres-without-gap")
          .about("a FixRes whose test crop is not larger than its training crop")
          .needs(
              DataFact.IMAGE_SIZE,
              recipe -> recipe.has(FixRes.class) && !(trained(recipe) > 0 && tested(recipe) > 0))
          .when(EvaluationRules::noGap)
          .at(FixRes.class, "testCrop")
          .says(
              recipe ->
                  "FixRes declares a larger test size, but training is at %d pixels and evaluation at %d"
                      .formatted(trained(recipe), tested(recipe)))
          .evidence(
              "random resized crops enlarge objects, which a larger test image makes up for",
              Sources.FIXRES)
          .fix(
              "evaluate at more than the training size, such as 224 for 176, or drop FixRes",
              recipe ->
                  ImageSizes.testSizeFor(trained(recipe))
                      .map("evaluate at %d pixels, or drop FixRes"::formatted)
                      .orElse("drop FixRes"));

  static final Rule FLIPS_AT_EVALUATION =
      note("tta-unfair")
          .about("test-time augmentation, which other recipes' results are without")
          .when(recipe -> recipe.has(FlipTTA.class))
          .at(FlipTTA.class)
          .says(
              recipe ->
                  "FlipTTA averages two predictions per image, so its accuracy is not comparable with"
                      + " that of recipes without it")
          .evidence(
              "test-time augmentation was removed from the FFCV baseline for a fair comparison",
              Sources.MOSAIC_BASELINES)
          .fix("compare only with results that use it too, or drop it");

  static final Rule OTHER_TEST_SIZE =
      note("test-res-comparison")
          .about("evaluation of 1000 classes at another size than 224 pixels")
          .needs(DataFact.CLASSES, recipe -> otherSize(recipe).isPresent())
          .when(recipe -> recipe.classes() == IMAGENET && otherSize(recipe).isPresent())
          .at(Role.EVALUATE, "crop")
          .says(
              recipe ->
                  "evaluation is at %d pixels, so its accuracy is not comparable with most ImageNet results,"
                          .formatted(otherSize(recipe).orElseThrow())
                      + " which are at %d".formatted(USUAL_SIZE))
          .evidence(
              "the weights of A1: %s at 224 pixels and %s at 288"
                  .formatted(percent(A1_AT_224), percent(A1_AT_288)),
              Sources.TIMM_RESULTS)
          .evidence(
              "results at 288 and at 224 pixels can't be compared directly",
              Sources.NVIDIA_EXAMPLES)
          .fix("state the size beside the accuracy, or evaluate at 224");

  static final Rule EPOCHS_OF_REPEATED_IMAGES =
      note("epoch-under-repeated-aug")
          .about("repeated augmentation, under which an epoch is not a pass over the data")
          .when(recipe -> repeats(recipe) > 1)
          .at(RepeatedAugmentation.class, "repeats")
          .at(RepeatsImages.class)
          .says(
              recipe ->
                  "with %d repeats an epoch covers %s the distinct images, so %s is not comparable with"
                          .formatted(
                              repeats(recipe),
                              part(repeats(recipe)),
                              "a length of " + NumberText.epochs(recipe.epochs()))
                      + " that of recipes without them")
          .evidence(
              "an epoch keeps its number of images, and each of them takes as many places as it has repeats",
              Sources.TORCHVISION_3995)
          .fix("compare by steps or by distinct images, or drop RepeatedAugmentation");

  @Override
  public List<Rule> rules() {
    return List.of(
        DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT,
        DECLARED_GAP_THAT_IS_NONE,
        FLIPS_AT_EVALUATION,
        OTHER_TEST_SIZE,
        EPOCHS_OF_REPEATED_IMAGES);
  }

  /** The size of evaluation's images if it is another than the usual. */
  private static Optional<Integer> otherSize(RecipeSpec recipe) {
    return ImageSizes.evaluation(recipe)
        .map(EvaluationCrop::side)
        .filter(crop -> crop != USUAL_SIZE);
  }

  /** The number of times that an image comes in an epoch. */
  private static int repeats(RecipeSpec recipe) {
    return recipe.fact(RepeatsImages.class, RepeatsImages::repeats).orElse(1);
  }

  private static String part(int repeats) {
    return switch (repeats) {
      case 2 -> "half";
      case 3 -> "a third of";
      case 4 -> "a quarter of";
      default -> "1/%d of".formatted(repeats);
    };
  }

  /** A size that FixRes declares and in which a loader differs. */
  private record Contradiction(String member, int declared, String loader, int actual) {
    String sentence() {
      return "FixRes declares %s = %d, but %s %d pixels"
          .formatted(member, declared, loader, actual);
    }
  }

  private static boolean declaresSizes(RecipeSpec recipe) {
    return recipe
        .find(FixRes.class)
        .filter(it -> it.trainCrop() + it.testResize() + it.testCrop() > 0)
        .isPresent();
  }

  private static boolean noGap(RecipeSpec recipe) {
    return recipe.has(FixRes.class)
        && trained(recipe) > 0
        && tested(recipe) > 0
        && tested(recipe) <= trained(recipe);
  }

  /** Side of a training image as FixRes or the loader declares it, 0 where neither does. */
  private static int trained(RecipeSpec recipe) {
    return recipe
        .find(FixRes.class)
        .map(FixRes::trainCrop)
        .filter(side -> side > 0)
        .or(() -> ImageSizes.training(recipe))
        .orElse(0);
  }

  /** Side of an evaluation image as FixRes or the loader declares it, 0 where neither does. */
  private static int tested(RecipeSpec recipe) {
    return recipe
        .find(FixRes.class)
        .map(FixRes::testCrop)
        .filter(side -> side > 0)
        .or(() -> ImageSizes.evaluated(recipe))
        .orElse(0);
  }

  /** Each size in which a loader differs from what FixRes declares, with both numbers. */
  private static List<Contradiction> contradictions(RecipeSpec recipe) {
    List<Contradiction> found = new ArrayList<>();
    Optional<FixRes> fixRes = recipe.find(FixRes.class);
    if (fixRes.isPresent()) {
      FixRes declared = fixRes.get();
      String gives = recipe.data().images().isPresent() ? " gives" : " crops to";
      ImageSizes.training(recipe)
          .filter(side -> recipe.knows(DataFact.IMAGE_SIZE))
          .ifPresent(
              side -> compare("trainCrop", declared.trainCrop(), "@Train" + gives, side, found));
      ImageSizes.evaluation(recipe)
          .ifPresent(
              e ->
                  compare(
                      "testResize",
                      declared.testResize(),
                      "@Evaluate resizes to",
                      e.shorterSide(),
                      found));
      ImageSizes.evaluated(recipe)
          .ifPresent(
              side -> compare("testCrop", declared.testCrop(), "@Evaluate" + gives, side, found));
    }
    return found;
  }

  private static void compare(
      String member, int declared, String loader, int actual, List<Contradiction> found) {
    if (declared > 0 && declared != actual) {
      found.add(new Contradiction(member, declared, loader, actual));
    }
  }
}
