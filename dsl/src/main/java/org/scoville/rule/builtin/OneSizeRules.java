package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.derived.ImageSizes;
import org.scoville.fact.DropsLines;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.fact.SizesImages.EvaluationCrop;
import org.scoville.fact.TakesOneSize;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.DataFacts;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about networks that take images of one size only, such as a vision transformer. */
@AutoService(RuleSet.class)
public final class OneSizeRules implements RuleSet {

  static final Rule OTHER_SIZE =
      error("image-size-not-taken")
          .about("images of another size than the only one that the network accepts")
          .when(recipe -> !others(recipe).isEmpty())
          .at(Resizes.class)
          .at(DropsLines.class)
          .at(Role.MODEL)
          .says(
              recipe ->
                  "%s accepts only images of %s pixels, but %s"
                      .formatted(
                          recipe.role(Role.MODEL).orElseThrow().simpleType(),
                          text(taken(recipe).orElseThrow()),
                          String.join(", ", others(recipe))))
          .evidence(
              "position embeddings learned at one resolution may be meaningless at another",
              Sources.VIT)
          .evidence(
              "timm's patch embedding by default refuses images of another height or width",
              Sources.TIMM_PATCHES)
          .fix(
              "give the network, @Train and @Evaluate one size, and drop algorithms that resize images");

  @Override
  public List<Rule> rules() {
    return List.of(OTHER_SIZE);
  }

  private static Optional<ImageSize> taken(RecipeSpec recipe) {
    return recipe
        .fact(Role.MODEL, TakesOneSize.class, TakesOneSize::imageSide)
        .map(ImageSize::square);
  }

  /** The loaders and algorithms that give the network images of another size, with that size. */
  private static List<String> others(RecipeSpec recipe) {
    List<String> others = new ArrayList<>();
    Optional<ImageSize> taken = taken(recipe);
    if (taken.isPresent()) {
      ImageSize size = taken.get();
      loaded(recipe)
          .filter(it -> !it.equals(size))
          .ifPresent(it -> others.add("@Train gives " + text(it)));
      for (DeclaredFact<Resizes> resizing : recipe.allDeclared(Resizes.class)) {
        resized(recipe, resizing, size)
            .filter(it -> !it.equals(size))
            .findFirst()
            .ifPresent(it -> others.add(name(resizing) + " resizes them to " + text(it)));
      }
      for (DeclaredFact<DropsLines> dropping : recipe.allDeclared(DropsLines.class)) {
        ImageSize kept = dropping.ask(it -> it.kept(size));
        if (!kept.equals(size)) {
          others.add("%s leaves %s of them".formatted(name(dropping), text(kept)));
        }
      }
      evaluated(recipe)
          .filter(it -> !it.equals(size))
          .ifPresent(it -> others.add("@Evaluate gives " + text(it)));
    }
    return others;
  }

  private static Optional<ImageSize> loaded(RecipeSpec recipe) {
    return recipe.knows(DataFact.IMAGE_SIZE) ? recipe.trainingSize() : Optional.empty();
  }

  private static Optional<ImageSize> evaluated(RecipeSpec recipe) {
    return recipe
        .data()
        .images()
        .flatMap(DataFacts.Images::evaluation)
        .or(() -> ImageSizes.evaluation(recipe).map(EvaluationCrop::side).map(ImageSize::square));
  }

  /**
   * The sizes that images of this size get in the first and in the last epoch of an algorithm's
   * window: sizes only grow or only shrink.
   */
  private static Stream<ImageSize> resized(
      RecipeSpec recipe, DeclaredFact<Resizes> resizing, ImageSize loaded) {
    Optional<AlgorithmUse> use = recipe.use(resizing.ingredient().method());
    int first = (int) Math.floor(use.map(it -> it.timing().from()).orElse(0.0) * recipe.epochs());
    int last =
        (int) Math.ceil(use.map(it -> it.timing().until()).orElse(1.0) * recipe.epochs()) - 1;
    return Stream.of(first, last)
        .filter(epoch -> first <= last)
        .map(
            epoch ->
                resizing.<ImageSize>ask(it -> it.resizedInEpoch(loaded, epoch, recipe.epochs())));
  }

  private static String name(DeclaredFact<?> algorithm) {
    return algorithm.ingredient().simpleType();
  }

  private static String text(ImageSize size) {
    return size.height() + " x " + size.width();
  }
}
