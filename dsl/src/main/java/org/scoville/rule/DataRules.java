package org.scoville.rule;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** Rules about images and their sizes. */
@AutoService(RuleSet.class)
public final class DataRules implements RuleSet {
  private static final int LARGE = 224;

  static final Rule EVALUATION_CROP_LARGER_THAN_IMAGE =
      error("eval-resize-smaller-than-crop")
          .about("an evaluation crop larger than the resized image")
          .when(recipe -> evaluation(recipe).filter(e -> e.crop() > e.shorterSide()).isPresent())
          .at(Role.EVALUATE, "resize")
          .says(
              recipe ->
                  "evaluation resizes the shorter side to %d pixels and then cuts %d from it"
                      .formatted(
                          evaluation(recipe).orElseThrow().shorterSide(),
                          evaluation(recipe).orElseThrow().crop()))
          .evidence("a window of the image can't be larger than the image", Sources.LANGUAGE)
          .fix("choose resize of at least crop; published recipes have 232 for 224");

  static final Rule EVALUATION_AT_TRAINING_SIZE =
      warning("fixres-relation")
          .about("evaluation at the training resolution or below it after random resized crops")
          .when(recipe -> notLarger(recipe) && evaluationCrop(recipe) < LARGE)
          .at(Role.EVALUATE, "crop")
          .says(DataRules::sizes)
          .evidence(
              "random resized crops enlarge objects, so the best test size is above the training size",
              Sources.FIXRES)
          .evidence(
              "ResNet-50 top-1: trained at 160, 75.99 % at 160 and 78.05 % at 224; trained at 176,"
                  + " 79.43 % at 176 and 80.85 % at 224",
              Sources.TIMM_RESULTS)
          .evidence("Mild, Medium and Hot train at 176 and test at 224", Sources.MOSAIC_RECIPES)
          .fix("evaluate at about 1.27 times the training size, such as 224 for 176")
          .yieldsTo("fixres-contradicted")
          .yieldsTo("fixres-without-gap");

  static final Rule LARGE_EVALUATION_AT_TRAINING_SIZE =
      note("fixres-relation-large")
          .about("evaluation at 224 pixels or more, but not above the training resolution")
          .when(recipe -> notLarger(recipe) && evaluationCrop(recipe) >= LARGE)
          .at(Role.EVALUATE, "crop")
          .says(DataRules::sizes)
          .evidence("Mild, Medium and Hot train at 176 and test at 224", Sources.MOSAIC_RECIPES)
          .fix("train at 176 for the same evaluation, which is also faster")
          .yieldsTo("fixres-contradicted")
          .yieldsTo("fixres-without-gap");

  @Override
  public List<Rule> rules() {
    return List.of(
        EVALUATION_CROP_LARGER_THAN_IMAGE,
        EVALUATION_AT_TRAINING_SIZE,
        LARGE_EVALUATION_AT_TRAINING_SIZE);
  }

  private static Optional<ImageFolder> evaluation(RecipeSpec recipe) {
    return recipe.find(Role.EVALUATE, ImageFolder.class);
  }

  private static Optional<ImageFolder> training(RecipeSpec recipe) {
    return recipe.find(Role.TRAIN, ImageFolder.class);
  }

  private static int evaluationCrop(RecipeSpec recipe) {
    return evaluation(recipe).map(ImageFolder::crop).orElse(0);
  }

  private static boolean notLarger(RecipeSpec recipe) {
    int evaluation = evaluationCrop(recipe);
    return evaluation > 0
        && training(recipe)
            .filter(t -> t.randomCrop() == RandomCrop.RESIZED && evaluation <= t.crop())
            .isPresent();
  }

  private static String sizes(RecipeSpec recipe) {
    return "training crops to %d pixels at random scale and evaluation to %d, so objects look smaller"
            .formatted(training(recipe).orElseThrow().crop(), evaluationCrop(recipe))
        + " in evaluation";
  }
}
