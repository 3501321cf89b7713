package org.scoville.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * What a recipe's effects depend on beside the recipe.
 *
 * @param height height of the loader's training images, 0 while unknown
 * @param width width of the loader's training images, 0 while unknown
 * @param targets canonical names of the algorithms that change targets, in their order
 */
public record Setting(int height, int width, List<String> targets) {

  /** Copies the list. */
  public Setting {
    targets = List.copyOf(targets);
  }

  /** What the recipe itself tells: the loader's crop, and the published order of the targets. */
  public static Setting of(RecipeSpec recipe) {
    int crop =
        recipe
            .role(Role.TRAIN)
            .map(loader -> loader.values().get("crop"))
            .filter(Integer.class::isInstance)
            .map(Integer.class::cast)
            .orElse(0);
    return new Setting(crop, crop, order(recipe));
  }

  /** The same with images of this size. */
  public Setting images(int height, int width) {
    return new Setting(height, width, targets);
  }

  /** The same with targets changed in this order. */
  public Setting targets(List<String> targets) {
    return new Setting(height, width, targets);
  }

  /** Whether one kind of algorithm changes the targets before another. */
  boolean ordered(Class<?> first, Class<?> second) {
    return targets.indexOf(first.getCanonicalName()) < targets.indexOf(second.getCanonicalName());
  }

  private static List<String> order(RecipeSpec recipe) {
    List<String> order = new ArrayList<>();
    Stream.of(MixUp.class, CutMix.class, MixUpOrCutMix.class)
        .filter(recipe::has)
        .map(Class::getCanonicalName)
        .forEach(order::add);
    Optional<AlgorithmUse> smoothing = recipe.use(LabelSmoothing.class);
    if (smoothing.isPresent()) {
      String name = smoothing.get().type();
      order.add(smoothsFirst(recipe, smoothing.get()) ? 0 : order.size(), name);
    }
    return order;
  }

  private static boolean smoothsFirst(RecipeSpec recipe, AlgorithmUse smoothing) {
    if (Stream.of(MixUp.class, CutMix.class, MixUpOrCutMix.class)
        .anyMatch(mixer -> smoothing.after().contains(mixer.getCanonicalName()))) {
      return false;
    }
    return recipe
        .use(MixUpOrCutMix.class)
        .map(mixer -> mixer.after().contains(smoothing.type()))
        .orElse(true);
  }
}
