package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.WITHOUT_RANDAUGMENT;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.rule.builtin.Regularization.LONG_RUN;
import static org.scoville.rule.builtin.Regularization.SHORT_RUN;
import static org.scoville.rule.builtin.Regularization.longRun;
import static org.scoville.rule.builtin.Regularization.shortRun;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.SAM;
import org.scoville.literature.PublishedRelative;
import org.scoville.literature.Sources;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about the lengths of run that published recipes are meant for. */
@AutoService(RuleSet.class)
public final class RegimeRules implements RuleSet {
  static final Rule MILD_OVER_TRAINED =
      warning("mild-over-trained")
          .about("a descendant of Mild in a run of more than 60 epochs that adds no regularizer")
          .when(
              recipe ->
                  PublishedRelative.endingBy(recipe, SHORT_RUN)
                          .filter(RegimeRules::isOfTheDeepDive)
                          .filter(relative -> recipe.epochs() > relative.until())
                          .isPresent()
                      && Regime.addsNothing(recipe))
          .atRecipe("epochs")
          .says(
              recipe ->
                  "%s gained little beyond %d epochs where it was published, and this run has %d"
                      .formatted(
                          name(PublishedRelative.endingBy(recipe, SHORT_RUN)),
                          PublishedRelative.endingBy(recipe, SHORT_RUN).orElseThrow().until(),
                          recipe.epochs()))
          .evidence(
              "diminishing returns beyond 60 epochs, where Medium is more accurate in the same time",
              Sources.MOSAIC_RECIPES)
          .fix("extend Medium, or add its MixUp 0.2 and SAM every 10 batches");

  static final Rule MEDIUM_OVER_TRAINED =
      warning("medium-over-trained")
          .about("a descendant of Medium in a run of 240 epochs or more without what Hot adds")
          .when(
              recipe ->
                  longRun(recipe)
                      && PublishedRelative.endingAfter(recipe, SHORT_RUN)
                          .filter(RegimeRules::isOfTheDeepDive)
                          .filter(relative -> recipe.epochs() >= relative.until())
                          .isPresent()
                      && Regime.nothingOfHot(recipe))
          .yieldsTo("no-regularizer-long")
          .atRecipe("epochs")
          .says(
              recipe ->
                  "%s stays below 80 %% on ImageNet, and this run has %s"
                      .formatted(
                          name(PublishedRelative.endingAfter(recipe, SHORT_RUN)),
                          epochs(recipe.epochs())))
          .evidence(
              "no run without RandAugment exceeded %s".formatted(percent(WITHOUT_RANDAUGMENT)),
              Sources.MOSAIC_RANDAUGMENT)
          .evidence("Hot is the recipe from 240 epochs on", Sources.MOSAIC_RECIPES)
          .fix("extend Hot, or add its RandAugment, StochasticDepth and ColOut");

  static final Rule HOT_UNDER_TRAINED =
      warning("hot-under-trained")
          .about("a descendant of Hot in a run of under 180 epochs")
          .when(
              recipe ->
                  PublishedRelative.endless(recipe, SHORT_RUN)
                          .filter(RegimeRules::isOfTheDeepDive)
                          .filter(relative -> recipe.epochs() < relative.from())
                          .isPresent()
                      && !Regime.nothingOfHot(recipe))
          .atRecipe("epochs")
          .says(
              recipe ->
                  "%s was published for %s and more, and this run has %s"
                      .formatted(
                          name(PublishedRelative.endless(recipe, SHORT_RUN)),
                          epochs(PublishedRelative.endless(recipe, SHORT_RUN).orElseThrow().from()),
                          epochs(recipe.epochs())))
          .evidence(
              "at 180 epochs SAM every 5 batches still gives nothing; it helps at 450",
              Sources.MOSAIC_TABLE_7)
          .evidence(
              "Mild, Medium and Hot differ in how much they regularize", Sources.MOSAIC_RECIPES)
          .fix(
              "extend Medium, or train for at least as many epochs",
              recipe ->
                  "extend Medium, or train for %s or more"
                      .formatted(
                          epochs(
                              PublishedRelative.endless(recipe, SHORT_RUN).orElseThrow().from())));

  static final Rule OUTSIDE_LENGTHS =
      warning("outside-lengths")
          .about("a run shorter or longer than the @Lengths of the recipe or of the one it varies")
          .when(recipe -> leftLengths(recipe).isPresent())
          .atRecipe("epochs")
          .says(
              recipe ->
                  "%s is meant for %s, and this run has %s"
                      .formatted(
                          name(leftLengths(recipe)),
                          lengths(leftLengths(recipe).orElseThrow()),
                          epochs(recipe.epochs())))
          .evidence("@Lengths are the runs that a recipe is meant for", Sources.LANGUAGE)
          .fix(
              "train for a length within @Lengths, widen the recipe's own, or add @Lengths of its own"
                  + " to a recipe that varies another",
              RegimeRules::withinLengths);

  static final Rule MILD_INCOMPLETE =
      note("regime-mild")
          .about("a run of under 60 epochs with half of Mild's parts or more, but not all")
          .when(
              recipe ->
                  shortRun(recipe)
                      && Regime.followsMild(recipe)
                      && !Regime.lackingOfMild(recipe).isEmpty())
          .atRecipe("epochs")
          .says(
              recipe ->
                  "Mild, the published recipe for runs like this one of %s, also has %s"
                      .formatted(epochs(recipe.epochs()), list(Regime.lackingOfMild(recipe))))
          .evidence("under 60 epochs: Mild", Sources.MOSAIC_RECIPES)
          .fix("add it, or extend Mild");

  static final Rule MEDIUM_INCOMPLETE =
      note("regime-medium")
          .about("a run of 60 to 240 epochs that follows Mild without what Medium adds")
          .when(
              recipe ->
                  !shortRun(recipe)
                      && !longRun(recipe)
                      && Regime.followsMild(recipe)
                      && !Regime.lackingOfMedium(recipe).isEmpty())
          .yieldsTo("mild-over-trained")
          .atRecipe("epochs")
          .says(
              recipe ->
                  "Medium, the published recipe for runs like this one of %s, also has %s"
                      .formatted(epochs(recipe.epochs()), list(Regime.lackingOfMedium(recipe))))
          .evidence(
              "60 to 240 epochs: Medium, which is Mild with MixUp, SAM and more label smoothing",
              Sources.MOSAIC_RECIPES)
          .evidence("the files say 67.5 to 234 epochs", Sources.MOSAIC_YAMLS)
          .fix("add it, or extend Medium");

  static final Rule HOT_INCOMPLETE =
      note("regime-hot")
          .about("a run of 240 epochs or more that follows Mild without what Medium and Hot add")
          .when(
              recipe ->
                  longRun(recipe)
                      && Regime.followsMild(recipe)
                      && !lackingOfMediumAndHot(recipe).isEmpty())
          .atRecipe("epochs")
          .says(
              recipe ->
                  "Hot, the published recipe for runs like this one of %s, also has %s"
                      .formatted(epochs(recipe.epochs()), list(lackingOfMediumAndHot(recipe))))
          .evidence(
              "from 240 epochs on: Hot, which is Medium with RandAugment, stochastic depth and ColOut",
              Sources.MOSAIC_RECIPES)
          .evidence("its file says from 234 epochs on", Sources.MOSAIC_YAMLS)
          .fix("add it, or extend Hot");

  static final Rule AT_A_BORDER =
      note("regime-boundary-ambiguous")
          .about(
              "a run of 60 to 68 or 234 to 240 epochs, where sources draw the border differently")
          .when(recipe -> Regime.followsMild(recipe) && border(recipe).isPresent())
          .atRecipe("epochs")
          .says(
              recipe ->
                  "sources disagree about runs of %s: %s"
                      .formatted(epochs(recipe.epochs()), border(recipe).orElseThrow()))
          .evidence("under 60: Mild, to 240: Medium, beyond: Hot", Sources.MOSAIC_RECIPES)
          .evidence("Mild to 67.5, Medium to 234, and then Hot", Sources.MOSAIC_YAMLS)
          .fix("take either of the two; both are defensible");

  @Override
  public List<Rule> rules() {
    return List.of(
        MILD_OVER_TRAINED,
        MEDIUM_OVER_TRAINED,
        HOT_UNDER_TRAINED,
        OUTSIDE_LENGTHS,
        MILD_INCOMPLETE,
        MEDIUM_INCOMPLETE,
        HOT_INCOMPLETE,
        AT_A_BORDER);
  }

  private static String name(Optional<Publication> relative) {
    return relative.orElseThrow().simpleName();
  }

  /** Whether Mild, Medium and Hot are its alternatives. */
  private static boolean isOfTheDeepDive(Publication relative) {
    return PublishedRelative.cites(relative, Sources.MOSAIC_RECIPES);
  }

  /** The recipe of other authors, itself or varied, whose lengths this run is not within. */
  private static Optional<Publication> leftLengths(RecipeSpec recipe) {
    return recipe
        .lineage()
        .standing()
        .filter(relative -> !isOfTheDeepDive(relative))
        // Lengths that end before they begin are a fault of their own.
        .filter(relative -> relative.until() == 0 || relative.from() <= relative.until())
        .filter(
            relative ->
                recipe.epochs() < relative.from()
                    || (relative.until() > 0 && recipe.epochs() > relative.until()));
  }

  private static String lengths(Publication relative) {
    if (relative.until() == 0) {
      return epochs(relative.from()) + " or more";
    }
    if (relative.from() == relative.until()) {
      return epochs(relative.from());
    }
    return relative.from() > 0
        ? "%d to %s".formatted(relative.from(), epochs(relative.until()))
        : "up to " + epochs(relative.until());
  }

  private static String withinLengths(RecipeSpec recipe) {
    Publication relative = leftLengths(recipe).orElseThrow();
    String form =
        relative.recipe().equals(recipe.name())
            ? "train for %s, or widen %s's @Lengths"
            : "train for %s, or add @Lengths of its own to %s";
    return form.formatted(lengths(relative), recipe.simpleName());
  }

  private static Optional<String> border(RecipeSpec recipe) {
    if (recipe.epochs() >= SHORT_RUN && recipe.epochs() <= 68) {
      return Optional.of("the article begins Medium at 60 epochs, its files at 67.5");
    }
    return recipe.epochs() >= 234 && recipe.epochs() <= LONG_RUN
        ? Optional.of("the article begins Hot at 240 epochs, its files at 234")
        : Optional.empty();
  }

  private static List<String> lackingOfMediumAndHot(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    if (Regularization.mixing(recipe) == 0) {
      lacking.add("MixUp 0.25");
    }
    if (!recipe.has(SAM.class)) {
      lacking.add("SAM every 5 batches");
    }
    lacking.addAll(Regime.lackingOfHot(recipe));
    return lacking;
  }

  private static String list(List<String> parts) {
    return String.join("; ", parts);
  }
}
