package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.caveat;
import static org.scoville.rule.builtin.Regularization.dropRate;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.literature.Sources;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about using exported weights elsewhere and about reporting results. */
@AutoService(RuleSet.class)
public final class ExportRules implements RuleSet {

  static final Rule WEIGHTS_WANT_THE_BLUR =
      caveat("export-needs-surgery-list")
          .about("BlurPool, without which the exported weights give other outputs")
          .when(SurgeryRules::blurs)
          .at(BlurPool.class)
          .says(
              recipe ->
                  "weights.safetensors loads into a plain %s without an error, but gives different outputs"
                          .formatted(network(recipe))
                      + " there: BlurPool has no parameters")
          .evidence(
              "a checkpoint is of the network after surgery, which has to be repeated before loading it",
              Sources.COMPOSER_1506)
          .fix(
              "keep BlurPool's values with the weights, and apply BlurPool in the other program too");

  static final Rule ANOTHER_ARCHITECTURE =
      caveat("arch-change-fairness")
          .about("BlurPool, which changes the architecture of a network")
          .when(SurgeryRules::blurs)
          .at(BlurPool.class)
          .says(
              recipe ->
                  "BlurPool changes the architecture of %s, and inference costs more too"
                      .formatted(network(recipe)))
          .evidence(
              "the article reports its network as a ResNet-50 with anti-aliasing by BlurPool",
              Sources.MOSAIC_RECIPES)
          .evidence(
              "training is about 10 % slower with blurFirst = false",
              Sources.COMPOSER_BLURPOOL_CARD)
          .fix(
              "report BlurPool with the network, as in ResNet-50 + BlurPool, or compare without it",
              recipe ->
                  "report the network as %s + BlurPool, or compare without it"
                      .formatted(network(recipe)));

  static final Rule BRANCHES_SCALED_IN_EVALUATION =
      caveat("stochastic-depth-eval-scaling")
          .about("stochastic depth, whose blocks are scaled in evaluation but not in training")
          .when(SurgeryRules::dropsBlocks)
          .at(StochasticDepth.class, "dropRate")
          .says(
              recipe ->
                  "in evaluation StochasticDepth (dropRate %s) multiplies each residual branch by 1 - p; this"
                          .formatted(NumberText.of(dropRate(recipe)))
                      + " factor is not in weights.safetensors")
          .evidence(
              "in evaluation branches are multiplied by the probability of keeping them",
              Sources.COMPOSER_SAMPLE_DROP)
          .evidence("timm's DropPath divides by it in training instead", Sources.TIMM_DROP)
          .fix(
              "for a program without it, multiply the last scale and shift of each block by its 1 - p");

  static final Rule EVALUATED_WEIGHTS_APART =
      caveat("ema-eval-wrong-weights")
          .about("EMA, whose averaged weights are evaluated, and saved beside the trained ones")
          .when(recipe -> recipe.find(EMA.class).isPresent())
          .at(EMA.class)
          .says(
              recipe ->
                  "the reported accuracy is the EMA weights' (averaged.safetensors), not"
                      + " weights.safetensors'")
          .evidence(
              "EMA's gain shows only if the averaged weights and their batch-norm statistics are evaluated",
              Sources.COMPOSER_EMA)
          .evidence(
              "a bug report: checkpoints held the other set of weights", Sources.COMPOSER_2003)
          .fix("load averaged.safetensors, and state which weights a number belongs to");

  @Override
  public List<Rule> rules() {
    return List.of(
        EVALUATED_WEIGHTS_APART,
        WEIGHTS_WANT_THE_BLUR,
        ANOTHER_ARCHITECTURE,
        BRANCHES_SCALED_IN_EVALUATION);
  }

  /** The network as papers name it, such as ResNet-50. */
  private static String network(RecipeSpec recipe) {
    return recipe.role(Role.MODEL).map(ExportRules::named).orElse("network");
  }

  private static String named(Ingredient model) {
    return model.values().get("depth") instanceof Integer depth
        ? "%s-%d".formatted(model.simpleType(), depth)
        : model.simpleType();
  }
}
