package org.scoville.literature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scoville.derived.ImageSizes;
import org.scoville.recipe.RecipeSpec;

/** Published figures of other training and evaluation image sizes. */
final class SizeFigures {
  /** The members of loaders that the sizes come from. */
  static final Set<String> MEMBERS = Set.of("crop", "resize", "centerCropRatio");

  private SizeFigures() {}

  /** Sides of the training crop and of the evaluation crop, in pixels. */
  private record Sizes(int training, int evaluation) {
    boolean grows() {
      return evaluation > training;
    }

    String words() {
      return training + " and " + evaluation + " pixels";
    }
  }

  private static Optional<Sizes> sizes(RecipeSpec recipe) {
    return ImageSizes.training(recipe)
        .flatMap(
            training ->
                ImageSizes.evaluation(recipe)
                    .map(evaluation -> new Sizes(training, evaluation.side())));
  }

  /** The difference in sizes, if both are known and there is one. */
  static Optional<Expectation> of(RecipePair pair) {
    Optional<Sizes> left = sizes(pair.left());
    Optional<Sizes> right = sizes(pair.right());
    if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
      return Optional.empty();
    }
    Sizes first = left.get();
    Sizes second = right.get();
    return Optional.of(
        new Expectation(
            "training and test size",
            pair.values(first.words(), second.words()),
            first.grows() == second.grows()
                ? List.of()
                : List.of(SharedFigures.LARGER_TEST_IMAGES)));
  }
}
