package com.example.grayvit;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.written;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.literature.Source;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about this jar's ingredients; found on the processor path and on the class path. */
@AutoService(RuleSet.class)
public final class GrayVitRules implements RuleSet {
  /** A third of 3e-3, at which torchvision trains a vision transformer with AdamW. */
  private static final double MOST = 1e-3;

  static final Rule LION_RATE =
      warning("lion-rate-of-adam")
          .about("a Lion with a learning rate of more than 1e-3")
          .when(recipe -> rate(recipe) > MOST * (1 + 1e-9))
          .at(DecoupledLion.class, "learningRate")
          .says(
              recipe ->
                  "DecoupledLion's learningRate is %s, and every weight goes that far at each step"
                      .formatted(written(rate(recipe))))
          .evidence(
              "a suitable rate is 3 to 10 times smaller than AdamW's, because a step of signs is longer",
              new Source(
                  "Chen et al. 2023, google/automl, lion/README.md",
                  "https://github.com/google/automl/blob/14d8bbd80417/lion/README.md"))
          .evidence(
              "AdamW trains torchvision's ViT-B/16 on ImageNet at 3e-3",
              new Source(
                  "torchvision, references/classification/README.md",
                  "https://github.com/pytorch/vision/tree/main/references/classification"))
          .fix("set learningRate to a third to a tenth of AdamW's, such as 3e-4");

  static final Rule NOTHING_TO_SCALE =
      error("layer-scale-without-branches")
          .about("a LayerScale in a network that does not say that it has branches")
          .when(
              recipe ->
                  recipe.has(LayerScale.class)
                      && recipe.role(Role.MODEL).isPresent()
                      && recipe.declared(Role.MODEL, HasBranches.class).isEmpty())
          .at(LayerScale.class)
          .says(
              recipe ->
                  "LayerScale scales the residual branches of a Vit, and %s has none of these"
                      .formatted(recipe.role(Role.MODEL).orElseThrow().simpleType()))
          .evidence(
              "the factors are those of a transformer's residual branches",
              new Source("Touvron et al. 2021, section 2", "arXiv:2103.17239"))
          .fix("train a Vit, or drop LayerScale");

  @Override
  public List<Rule> rules() {
    return List.of(LION_RATE, NOTHING_TO_SCALE);
  }

  private static double rate(RecipeSpec recipe) {
    return recipe.find(DecoupledLion.class).map(DecoupledLion::learningRate).orElse(0.0);
  }
}
