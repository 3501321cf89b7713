package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.scoville.derived.Overlap;
import org.scoville.fact.Resizes;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about algorithms that resize the same images. */
@AutoService(RuleSet.class)
public final class ResizingRules implements RuleSet {

  static final Rule TWO_RESIZINGS =
      error("two-resizings")
          .about("two algorithms that decide the size of the same images")
          .when(recipe -> overlap(recipe).isPresent())
          .atFound(recipe -> overlap(recipe).map(it -> RecipeLocation.method(it.other().method())))
          .says(
              recipe ->
                  "%s and %s both decide the size of the images, so some are resized twice"
                      .formatted(
                          name(overlap(recipe), Overlap::one),
                          name(overlap(recipe), Overlap::other)))
          .evidence(
              "each resizes the batches in its window, and the later one resizes what the earlier one"
                  + " has resized",
              Sources.LANGUAGE)
          .fix("keep one of the two, or give them windows that do not overlap");

  @Override
  public List<Rule> rules() {
    return List.of(TWO_RESIZINGS);
  }

  private static Optional<Overlap> overlap(RecipeSpec recipe) {
    return Overlap.among(
        recipe.allDeclared(Resizes.class).stream()
            .flatMap(it -> recipe.use(it.ingredient().method()).stream())
            .toList(),
        recipe);
  }

  private static String name(Optional<Overlap> overlap, Function<Overlap, AlgorithmUse> part) {
    return part.apply(overlap.orElseThrow()).ingredient().simpleType();
  }
}
