package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.literature.Sources;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about the depths of networks. */
@AutoService(RuleSet.class)
public final class ModelRules implements RuleSet {

  static final Rule RESNET_DEPTH =
      error("resnet-depth")
          .about("a ResNet of a depth that does not exist")
          .when(recipe -> depth(recipe, ResNet.class).filter(d -> !ResNet.isDepth(d)).isPresent())
          .at(ResNet.class, "depth")
          .says(
              recipe ->
                  "ResNet's depth is %d; it must be 18, 34, 50, 101 or 152"
                      .formatted(depth(recipe, ResNet.class).orElseThrow()))
          .evidence("the five networks of Table 1", Sources.RESNET)
          .fix("choose one of these depths");

  static final Rule CIFAR_RESNET_DEPTH =
      error("cifar-resnet-depth")
          .about("a CifarResNet whose depth is not 6 n + 2")
          .when(
              recipe ->
                  depth(recipe, CifarResNet.class).filter(d -> !CifarResNet.isDepth(d)).isPresent())
          .at(CifarResNet.class, "depth")
          .says(
              recipe ->
                  "CifarResNet's depth is %d; it must be 6 n + 2 for n blocks in each of three stages"
                      .formatted(depth(recipe, CifarResNet.class).orElseThrow()))
          .evidence("section 4.2: 2 n layers in each of three stages, and 2 more", Sources.RESNET)
          .fix("choose 8, 14, 20, 32, 44, 56 or 110");

  @Override
  public List<Rule> rules() {
    return List.of(RESNET_DEPTH, CIFAR_RESNET_DEPTH);
  }

  /** Read from the written value: the record refuses to exist with a wrong depth. */
  private static Optional<Integer> depth(RecipeSpec recipe, Class<?> model) {
    return recipe
        .ingredient(model)
        .map(Ingredient::values)
        .map(values -> values.get("depth"))
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }
}
