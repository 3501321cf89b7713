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

/** Rules about what an evaluation means. */
@AutoService(RuleSet.class)
public final class EvaluationRules implements RuleSet {
  private static final int IMAGENET = 1000;
  private static final int USUAL_SIZE = 224;

  static final Rule DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT =
      error("fixres-contradicted")
          .about("a FixRes that declares other sizes than the loaders have")
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
              "what FixRes declares is what readers take the recipe to do; the loaders do it",
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
                  "FixRes declares a gap, and training is at %d pixels and evaluation at %d, which is no larger"
                      .formatted(trained(recipe), tested(recipe)))
          .evidence(
              "random resized crops enlarge objects, and a larger test image makes up for it",
              Sources.FIXRES)
          .fix(
              "evaluate at more than the training size, such as 224 for 176, or drop FixRes",
              recipe ->
                  ImageSizes.testSizeFor(trained(recipe))
                      .map("evaluate at %d pixels, or drop FixRes"::formatted)
                      .orElse("drop FixRes"));

  static final Rule FLIPS_AT_EVALUATION =
      note("tta-unfair")
          .about("test-time augmentation, which other recipes' figures are without")
          .when(recipe -> recipe.has(FlipTTA.class))
          .at(FlipTTA.class)
          .says(
              recipe ->
                  "FlipTTA judges each image twice, so its accuracies don't compare with those of"
                      + " recipes that judge once")
          .evidence(
              "dropped from the FFCV baseline for the sake of fairness", Sources.MOSAIC_BASELINES)
          .fix("compare only with figures that have it too, or drop it");

  static final Rule OTHER_TEST_SIZE =
      note("test-res-comparison")
          .about("evaluation of 1000 classes at another size than 224 pixels")
          .needs(DataFact.CLASSES, recipe -> otherSize(recipe).isPresent())
          .when(recipe -> recipe.classes() == IMAGENET && otherSize(recipe).isPresent())
          .at(Role.EVALUATE, "crop")
          .says(
              recipe ->
                  "evaluation is at %d pixels, so its accuracies don't compare with those at %d, which most"
                          .formatted(otherSize(recipe).orElseThrow(), USUAL_SIZE)
                      + " figures of ImageNet are")
          .evidence(
              "the weights of A1: %s at 224 pixels and %s at 288"
                  .formatted(percent(A1_AT_224), percent(A1_AT_288)),
              Sources.TIMM_RESULTS)
          .evidence("288 and 224 can't be compared directly", Sources.NVIDIA_EXAMPLES)
          .fix("say the size beside the figure, or evaluate at 224");

  static final Rule EPOCHS_OF_REPEATED_IMAGES =
      note("epoch-under-repeated-aug")
          .about("repeated augmentation, under which an epoch is not a pass over the data")
          .when(recipe -> repeats(recipe) > 1)
          .at(RepeatedAugmentation.class, "repeats")
          .at(RepeatsImages.class)
          .says(
              recipe ->
                  "with %d repeats an epoch holds a %s of the images, so %s don't compare with those of"
                          .formatted(
                              repeats(recipe),
                              part(repeats(recipe)),
                              NumberText.epochs(recipe.epochs()))
                      + " recipes without")
          .evidence(
              "an epoch keeps its length, of which each image takes as many places as it is repeated",
              Sources.TORCHVISION_3995)
          .fix("compare by steps or by distinct images, or drop it");

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

  /** Times that an image of an epoch comes in it. */
  private static int repeats(RecipeSpec recipe) {
    return recipe.fact(RepeatsImages.class, RepeatsImages::repeats).orElse(1);
  }

  private static String part(int repeats) {
    return switch (repeats) {
      case 2 -> "half";
      case 3 -> "third";
      case 4 -> "quarter";
      default -> "part of 1/" + repeats;
    };
  }

  /** A size that FixRes declares and a loader has otherwise. */
  private record Contradiction(String member, int declared, String loader, int actual) {
    String sentence() {
      return "FixRes declares %s = %d and %s %d pixels".formatted(member, declared, loader, actual);
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

  /** Side of a training image as FixRes or the loader says it, 0 where neither does. */
  private static int trained(RecipeSpec recipe) {
    return recipe
        .find(FixRes.class)
        .map(FixRes::trainCrop)
        .filter(side -> side > 0)
        .or(() -> ImageSizes.training(recipe))
        .orElse(0);
  }

  /** Side of an evaluation image as FixRes or the loader says it, 0 where neither does. */
  private static int tested(RecipeSpec recipe) {
    return recipe
        .find(FixRes.class)
        .map(FixRes::testCrop)
        .filter(side -> side > 0)
        .or(() -> ImageSizes.evaluated(recipe))
        .orElse(0);
  }

  /** Each size that a loader has otherwise than declared, with both numbers. */
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
