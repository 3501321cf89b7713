package org.scoville.rule;

import java.util.Optional;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.data.FFCV;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** The sizes of the images that a recipe trains on and evaluates on, as far as rules know them. */
final class ImageSizes {
  /** Side of Fashion-MNIST's images. */
  private static final int FASHION_MNIST = 28;

  private ImageSizes() {}

  /**
   * What evaluation does to an image.
   *
   * @param crop side of the middle that it cuts, in pixels
   * @param shorterSide shorter side that it cuts it from, in pixels
   */
  record Evaluation(int crop, int shorterSide) {
    double ratio() {
      return (double) crop / shorterSide;
    }
  }

  /** Side of a photograph's training crop, in pixels. */
  static Optional<Integer> trainingCrop(RecipeSpec recipe) {
    return recipe
        .find(Role.TRAIN, ImageFolder.class)
        .map(ImageFolder::crop)
        .or(() -> recipe.find(Role.TRAIN, FFCV.class).map(FFCV::crop));
  }

  /** Side of any training image, in pixels. */
  static Optional<Integer> training(RecipeSpec recipe) {
    return trainingCrop(recipe)
        .or(() -> recipe.find(Role.TRAIN, FashionMnist.class).map(images -> FASHION_MNIST));
  }

  /** Side of a training image that was cropped at random scale, as the last epoch has it. */
  static Optional<Integer> resizedTraining(RecipeSpec recipe) {
    return recipe
        .find(Role.TRAIN, ImageFolder.class)
        .filter(images -> images.randomCrop() == RandomCrop.RESIZED && images.minArea() < 1)
        .map(ImageFolder::crop)
        .or(
            () ->
                recipe
                    .find(Role.TRAIN, FFCV.class)
                    .filter(images -> images.minArea() < 1)
                    .map(FFCV::crop))
        .map(crop -> Math.min(crop, lastOfRamp(recipe).orElse(crop)));
  }

  /** Where a resolution ramp has come to in the last epoch, if it is still on. */
  private static Optional<Integer> lastOfRamp(RecipeSpec recipe) {
    return recipe
        .use(ResolutionRamp.class)
        .filter(use -> use.until() >= 1 && use.from() < 1)
        .flatMap(use -> recipe.find(ResolutionRamp.class))
        .map(ramp -> ramp.pixels(recipe.epochs() - 1L));
  }

  /** Whether the training images keep the scale that they have in their files. */
  static boolean fixedScale(RecipeSpec recipe) {
    return training(recipe).isPresent() && resizedTraining(recipe).isEmpty();
  }

  /** What evaluation does to a photograph. */
  static Optional<Evaluation> evaluation(RecipeSpec recipe) {
    return recipe
        .find(Role.EVALUATE, ImageFolder.class)
        .map(images -> new Evaluation(images.crop(), images.shorterSide()))
        .or(
            () ->
                recipe
                    .find(Role.EVALUATE, FFCV.class)
                    .map(images -> new Evaluation(images.crop(), images.shorterSide())));
  }
}
