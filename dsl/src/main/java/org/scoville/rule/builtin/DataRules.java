package org.scoville.rule.builtin;

import static org.scoville.derived.ImageSizes.evaluation;
import static org.scoville.derived.ImageSizes.randomlyScaled;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.literature.TrainedWeights.A3_AT_160;
import static org.scoville.literature.TrainedWeights.A3_AT_224;
import static org.scoville.literature.TrainedWeights.TORCHVISION_AT_176;
import static org.scoville.literature.TrainedWeights.TORCHVISION_AT_224;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.SizesImages.EvaluationCrop;
import org.scoville.fact.TakesOneSize;
import org.scoville.literature.Sources;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about the sizes of training and evaluation images. */
@AutoService(RuleSet.class)
public final class DataRules implements RuleSet {
  private static final int LARGE = 224;

  /** The least share of the shorter side that an evaluation crop usually has. */
  private static final double LEAST_CROP = 0.85;

  static final Rule EVALUATION_CROP_LARGER_THAN_IMAGE =
      error("eval-resize-smaller-than-crop")
          .about("an evaluation crop larger than the resized image")
          .when(recipe -> evaluation(recipe).filter(e -> e.side() > e.shorterSide()).isPresent())
          .at(Role.EVALUATE, "resize")
          .says(
              recipe ->
                  "evaluation resizes the shorter side to %d pixels, but then crops %d"
                      .formatted(
                          evaluation(recipe).orElseThrow().shorterSide(),
                          evaluation(recipe).orElseThrow().side()))
          .evidence("a crop can't be larger than the image that it is taken from", Sources.LANGUAGE)
          .fix(
              "set resize to crop or more; published recipes resize to 232 and crop to 224",
              DataRules::resizeToFit);

  static final Rule EVALUATION_AT_TRAINING_SIZE =
      warning("fixres-relation")
          .about(
              "evaluation at the training resolution or lower, with random resized crops in training")
          .when(recipe -> notLarger(recipe) && evaluationCrop(recipe) < LARGE)
          .at(Role.EVALUATE, "crop")
          .says(DataRules::sizes)
          .evidence(
              "random resized crops enlarge objects, so the best test size is above the training size",
              Sources.FIXRES)
          .evidence(
              ("ResNet-50 top-1: trained at 160, %s at 160 and %s at 224; trained at 176,"
                      + " %s at 176 and %s at 224")
                  .formatted(
                      percent(A3_AT_160),
                      percent(A3_AT_224),
                      percent(TORCHVISION_AT_176),
                      percent(TORCHVISION_AT_224)),
              Sources.TIMM_RESULTS)
          .evidence("Mild, Medium and Hot train at 176 and test at 224", Sources.MOSAIC_RECIPES)
          .fix(
              "evaluate at about 1.27 times the training size, such as 224 for 176",
              recipe -> evaluateLarger(recipe).orElse("evaluate at more than the training size"));

  static final Rule LARGE_EVALUATION_AT_TRAINING_SIZE =
      note("fixres-relation-large")
          .about("evaluation at 224 pixels or more, but not above the training resolution")
          .when(recipe -> notLarger(recipe) && evaluationCrop(recipe) >= LARGE)
          .at(Role.EVALUATE, "crop")
          .says(DataRules::sizes)
          .evidence("Mild, Medium and Hot train at 176 and test at 224", Sources.MOSAIC_RECIPES)
          .fix(
              "train at about 0.79 of the evaluation size, such as 176 for 224, which is also faster",
              DataRules::trainSmaller);

  static final Rule SIZES_FAR_APART =
      note("fixres-ratio-range")
          .about(
              "a training size under 0.65 or over 0.95 of the test size, with random resized crops")
          .when(
              recipe ->
                  sizeRatio(recipe) > 0 && sizeRatio(recipe) < 1 && !isUsual(sizeRatio(recipe)))
          .yieldsTo("ramp-cut-short")
          .at(Role.EVALUATE, "crop")
          .says(
              recipe ->
                  "training ends at %d pixels (random resized crops) and evaluation is at %d, a ratio of %s;"
                          .formatted(
                              randomlyScaled(recipe).orElseThrow(),
                              evaluationCrop(recipe),
                              NumberText.of(cut(sizeRatio(recipe))))
                      + " published ratios are 0.71 to 0.79")
          .evidence(
              "160 for 224 (A3), 176 for 224 (Mild, Medium, Hot, PyTorch's recipe), 192 for 256 (FFCV)",
              Sources.MOSAIC_RECIPES)
          .evidence(
              "ResNet-50 reaches 77.1 % trained at 128 pixels and 79.8 % at 224, each tested larger",
              Sources.FIXRES)
          .fix(
              "choose sizes of a ratio between 0.65 and 0.95, such as 176 for 224",
              recipe ->
                  trainToFullSize(recipe)
                      .or(() -> evaluateLarger(recipe))
                      .orElse("choose sizes of a ratio between 0.65 and 0.95"));

  static final Rule UNUSUAL_EVALUATION_CROP =
      note("eval-crop-ratio")
          .about("an evaluation crop of less than 0.85 of the image's shorter side")
          .when(recipe -> evaluation(recipe).filter(e -> e.ratio() < LEAST_CROP - 1e-9).isPresent())
          .at(Role.EVALUATE, "resize")
          .at(Role.EVALUATE, "centerCropRatio")
          .says(
              recipe ->
                  "evaluation crops %d pixels from a shorter side of %d, a ratio of %s; published ratios are"
                          .formatted(
                              evaluationCrop(recipe),
                              evaluation(recipe).orElseThrow().shorterSide(),
                              NumberText.of(cut(evaluation(recipe).orElseThrow().ratio())))
                      + " 0.875 to 1")
          .evidence(
              "224 of 256 (NVIDIA), of 236 (ResNet strikes back), of 232 (Mild, Medium, Hot)",
              Sources.MOSAIC_RECIPES)
          .fix("choose a ratio between 0.85 and 1, such as 224 of 232", DataRules::cutMore);

  @Override
  public List<Rule> rules() {
    return List.of(
        EVALUATION_CROP_LARGER_THAN_IMAGE,
        EVALUATION_AT_TRAINING_SIZE,
        LARGE_EVALUATION_AT_TRAINING_SIZE,
        SIZES_FAR_APART,
        UNUSUAL_EVALUATION_CROP);
  }

  private static int evaluationCrop(RecipeSpec recipe) {
    return evaluation(recipe).map(EvaluationCrop::side).orElse(0);
  }

  /** Training size over test size, 0 where there are no resized crops. */
  private static double sizeRatio(RecipeSpec recipe) {
    int evaluation = evaluationCrop(recipe);
    return evaluation > 0
        ? randomlyScaled(recipe).map(crop -> (double) crop / evaluation).orElse(0.0)
        : 0;
  }

  private static boolean isUsual(double sizeRatio) {
    return sizeRatio >= 0.65 - 1e-9 && sizeRatio <= 0.95 + 1e-9;
  }

  /** A longer run, where images would have a usual size if they only had the time to grow. */
  private static Optional<String> trainToFullSize(RecipeSpec recipe) {
    return ImageSizes.training(recipe)
        .filter(side -> isUsual((double) side / evaluationCrop(recipe)))
        .flatMap(
            side ->
                ImageSizes.epochsToGrowTo(recipe, side)
                    .map(
                        epochs ->
                            "train for %d epochs or more, so that images grow to %d pixels"
                                .formatted(epochs, side)));
  }

  /** Whether evaluation is no larger than training, and the network could take it larger. */
  private static boolean notLarger(RecipeSpec recipe) {
    int evaluation = evaluationCrop(recipe);
    return evaluation > 0
        && randomlyScaled(recipe).filter(crop -> evaluation <= crop).isPresent()
        && recipe.declared(Role.MODEL, TakesOneSize.class).isEmpty();
  }

  /** Cut to four digits, so that a ratio just below a limit is not printed as the limit. */
  private static double cut(double ratio) {
    return Math.floor(1e4 * ratio) / 1e4;
  }

  private static boolean has(RecipeSpec recipe, Role role, String member) {
    return recipe.role(role).filter(it -> it.values().containsKey(member)).isPresent();
  }

  private static String resizeToFit(RecipeSpec recipe) {
    int crop = evaluationCrop(recipe);
    return has(recipe, Role.EVALUATE, "resize")
        ? "set resize = %d for a crop of %d, or evaluate at a smaller crop"
            .formatted(ImageSizes.resizeFor(crop), crop)
        : "resize evaluation images to a shorter side of %d pixels or more".formatted(crop);
  }

  private static String cutMore(RecipeSpec recipe) {
    int crop = evaluationCrop(recipe);
    return has(recipe, Role.EVALUATE, "resize")
        ? "set resize = %d for a crop of %d".formatted(ImageSizes.resizeFor(crop), crop)
        : "set centerCropRatio = 0.966, which is 224 of 232";
  }

  /** An evaluation size for the training size, with a larger resize where that is needed. */
  private static Optional<String> evaluateLarger(RecipeSpec recipe) {
    int training = randomlyScaled(recipe).orElseThrow();
    int shorterSide = evaluation(recipe).orElseThrow().shorterSide();
    return ImageSizes.testSizeFor(training)
        .filter(crop -> has(recipe, Role.EVALUATE, "crop"))
        .map(
            crop ->
                "set @Evaluate's crop = %d for training images of %d%s"
                    .formatted(
                        crop,
                        training,
                        (crop > shorterSide || crop < LEAST_CROP * shorterSide)
                                && has(recipe, Role.EVALUATE, "resize")
                            ? ", with @Evaluate's resize = " + ImageSizes.resizeFor(crop)
                            : ""));
  }

  private static String trainSmaller(RecipeSpec recipe) {
    int evaluation = evaluationCrop(recipe);
    int training = ImageSizes.trainingSizeFor(evaluation);
    return has(recipe, Role.TRAIN, "crop")
        ? "set @Train's crop = %d for the same evaluation, which is also faster".formatted(training)
        : "train at about %d pixels for the same evaluation, which is also faster"
            .formatted(training);
  }

  private static String sizes(RecipeSpec recipe) {
    return "training takes random resized crops of %d pixels and evaluation crops %d, so objects look"
            .formatted(randomlyScaled(recipe).orElseThrow(), evaluationCrop(recipe))
        + " smaller in evaluation";
  }
}
