package org.scoville.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Mixes;
import org.scoville.fact.SizesImages;
import org.scoville.fact.SmoothsTargets;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * Facts about data and order that derived values need.
 *
 * @param height height of the loader's training images, 0 while unknown
 * @param width width of the loader's training images, 0 while unknown
 * @param targets canonical names of the algorithms that change targets, in their order
 */
public record DataContext(int height, int width, List<String> targets) {

  /** Copies the list. */
  public DataContext {
    targets = List.copyOf(targets);
  }

  /**
   * The facts that follow from the recipe: the loader's image size, and the published order of the
   * targets.
   *
   * @throws IngredientNotReadable if asking an algorithm that mixes for its order fails
   */
  public static DataContext of(RecipeSpec recipe) {
    return of(recipe, order(recipe));
  }

  /** The loader's size, 0 where the loader can't be asked for it, and targets in this order. */
  public static DataContext of(RecipeSpec recipe, List<String> targets) {
    Optional<ImageSize> size;
    try {
      size = loaded(recipe);
    } catch (IngredientNotReadable e) {
      // The derived values ask again and report the reason.
      size = Optional.empty();
    }
    return new DataContext(
        size.map(ImageSize::height).orElse(0), size.map(ImageSize::width).orElse(0), targets);
  }

  /**
   * Size of the loader's training images, if the loader states one.
   *
   * @throws IngredientNotReadable if it can't be asked
   */
  static Optional<ImageSize> loaded(RecipeSpec recipe) {
    return recipe.fact(Role.TRAIN, SizesImages.class, SizesImages::trainingSize);
  }

  /** Whether the size of the images is known. */
  boolean isSized() {
    return height > 0 && width > 0;
  }

  /** The same with images of this size. */
  public DataContext images(int height, int width) {
    return new DataContext(height, width, targets);
  }

  /** Whether one type of algorithm changes the targets before another. */
  boolean ordered(String first, String second) {
    return targets.indexOf(first) < targets.indexOf(second);
  }

  private static List<String> order(RecipeSpec recipe) {
    List<DeclaredFact<Mixes>> mixers = recipe.allDeclared(Mixes.class);
    List<String> order = new ArrayList<>();
    mixers.forEach(mixer -> order.add(mixer.ingredient().type()));
    Optional<AlgorithmUse> smoothing =
        recipe.declared(SmoothsTargets.class).flatMap(it -> recipe.use(it.ingredient().method()));
    smoothing.ifPresent(
        use -> order.add(smoothsFirst(recipe, use, mixers) ? 0 : order.size(), use.type()));
    return order;
  }

  private static boolean smoothsFirst(
      RecipeSpec recipe, AlgorithmUse smoothing, List<DeclaredFact<Mixes>> mixers) {
    if (mixers.stream().anyMatch(it -> smoothing.after().contains(it.ingredient().type()))) {
      return false;
    }
    return mixers.stream()
        .filter(it -> it.ask(Mixes::mixesBeforeSmoothing))
        .flatMap(it -> recipe.use(it.ingredient().method()).stream())
        .allMatch(mixer -> mixer.after().contains(smoothing.type()));
  }
}
