package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.caveat;
import static org.scoville.rule.builtin.Regularization.dropRate;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.literature.Sources;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about what a trained network is to whoever reads its weights or its figures. */
@AutoService(RuleSet.class)
public final class ExportRules implements RuleSet {

  static final Rule WEIGHTS_WANT_THE_BLUR =
      caveat("export-needs-surgery-list")
          .about("BlurPool, without which the exported weights give other outputs")
          .when(SurgeryRules::blurs)
          .at(BlurPool.class)
          .says(
              recipe ->
                  "weights.safetensors has the names and shapes of a network without BlurPool, which reads"
                      + " it and gives other outputs")
          .evidence(
              "a checkpoint means the network after surgery, and surgery has to be done again first",
              Sources.COMPOSER_1506)
          .fix("keep BlurPool's values beside the weights and blur in the other program too");

  static final Rule ANOTHER_ARCHITECTURE =
      caveat("arch-change-fairness")
          .about("BlurPool, which makes another architecture of a network")
          .when(SurgeryRules::blurs)
          .at(BlurPool.class)
          .says(
              recipe ->
                  "with BlurPool a network is another architecture than its name says, and costs more at"
                      + " inference too")
          .evidence(
              "the article says so beside its ResNet-50: with anti-aliasing by BlurPool",
              Sources.MOSAIC_RECIPES)
          .evidence("about 10 % slower where blurFirst is false", Sources.COMPOSER_BLURPOOL_CARD)
          .fix("name BlurPool beside the figure, or compare without it");

  static final Rule BRANCHES_SCALED_IN_EVALUATION =
      caveat("stochastic-depth-eval-scaling")
          .about("stochastic depth, whose branches are scaled in evaluation and not in training")
          .when(SurgeryRules::dropsBlocks)
          .at(StochasticDepth.class, "dropRate")
          .says(
              recipe ->
                  "StochasticDepth (dropRate %s) multiplies branches by 1 - p in evaluation, which"
                          .formatted(NumberText.of(dropRate(recipe)))
                      + " weights.safetensors does not hold")
          .evidence(
              "branches are multiplied by the probability of keeping them in evaluation",
              Sources.COMPOSER_SAMPLE_DROP)
          .evidence("DropPath divides by it in training instead", Sources.TIMM_DROP)
          .fix("multiply each block's last scale and shift by its 1 - p for a program without it");

  static final Rule EVALUATED_WEIGHTS_APART =
      caveat("ema-eval-wrong-weights")
          .about("EMA, whose averaged weights are evaluated and saved beside the trained ones")
          .when(recipe -> recipe.find(EMA.class).isPresent())
          .at(EMA.class)
          .says(
              recipe ->
                  "a run's result is that of EMA's weights, which are in averaged.safetensors;"
                      + " weights.safetensors holds those that were trained")
          .evidence(
              "a gain shows only where the averaged weights and their batch-norm statistics are evaluated",
              Sources.COMPOSER_EMA)
          .evidence("checkpoints that held the other weights", Sources.COMPOSER_2003)
          .fix("read averaged.safetensors, and say of a figure whose weights it is");

  @Override
  public List<Rule> rules() {
    return List.of(
        EVALUATED_WEIGHTS_APART,
        WEIGHTS_WANT_THE_BLUR,
        ANOTHER_ARCHITECTURE,
        BRANCHES_SCALED_IN_EVALUATION);
  }
}
