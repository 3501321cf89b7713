package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.fact.Resizes;
import org.scoville.literature.Sources;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about algorithms that resize the same images. */
@AutoService(RuleSet.class)
public final class ResizingRules implements RuleSet {

  static final Rule TWO_RESIZINGS =
      error("two-resizings")
          .about("two algorithms that decide the size of the images")
          .when(recipe -> second(recipe).isPresent())
          .atFound(
              recipe -> second(recipe).map(it -> RecipeLocation.method(it.ingredient().method())))
          .says(
              recipe ->
                  "%s and %s both decide the size of the images, so each image is resized twice"
                      .formatted(
                          name(recipe.declared(Resizes.class).orElseThrow()),
                          name(second(recipe).orElseThrow())))
          .evidence(
              "each resizes every batch, and the later one resizes what the earlier one has resized",
              Sources.LANGUAGE)
          .fix("keep one of the two");

  @Override
  public List<Rule> rules() {
    return List.of(TWO_RESIZINGS);
  }

  private static Optional<DeclaredFact<Resizes>> second(RecipeSpec recipe) {
    return recipe.allDeclared(Resizes.class).stream().skip(1).findFirst();
  }

  private static String name(DeclaredFact<Resizes> resizing) {
    return resizing.ingredient().simpleType();
  }
}
