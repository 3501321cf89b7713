package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.DEFAULT_BIAS_AT_36;
import static org.scoville.literature.DeepDive.DEFAULT_BIAS_AT_90;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_36;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_90;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.derived.OptimizerKind;
import org.scoville.fact.ClassProbabilities;
import org.scoville.fact.HasHeadBias;
import org.scoville.fact.SmoothsTargets;
import org.scoville.literature.Sources;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.optimizer.LAMB;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about the loss and the head's first bias. */
@AutoService(RuleSet.class)
public final class LossRules implements RuleSet {
  private static final int MANY_CLASSES = 100;

  /** The mean over one class is its sum, and -log(1) is 0. */
  private static final int ONE = 1;

  /** With two classes the prior is 0.5, which a bias of 0 gives already. */
  private static final int COIN = 2;

  /** A rate divided by the classes, from which on it counts as raised to make up for the mean. */
  private static final double COMPENSATED = 0.1;

  /** Below this batch that rate is scaled down along with it. */
  private static final int FULL_BATCH = 256;

  static final Rule BCE_WITHOUT_LOG_PRIOR_BIAS =
      warning("bce-without-log-prior-bias")
          .about("binary cross-entropy without a head bias of -log(classes)")
          .when(
              recipe ->
                  independent(recipe).orElse(false)
                      && recipe.classes() != COIN
                      && recipe.classes() != ONE
                      && !Pretraining.of(recipe)
                      && !startsAtLogPrior(recipe).orElse(true))
          .at(Role.MODEL, "headBias")
          .at(Role.MODEL)
          .says(
              recipe ->
                  "%s starts with %s under %s, so every class starts at probability 0.5"
                      .formatted(
                          recipe.role(Role.MODEL).orElseThrow().simpleType(),
                          choosesHeadBias(recipe) ? "headBias = ZERO" : "its last bias at 0",
                          loss(recipe)))
          .evidence(
              "top-1 with and without the log-prior bias: %s and %s at 36 epochs, %s and %s at 90"
                  .formatted(
                      percent(LOG_PRIOR_AT_36),
                      percent(DEFAULT_BIAS_AT_36),
                      percent(LOG_PRIOR_AT_90),
                      percent(DEFAULT_BIAS_AT_90)),
              Sources.MOSAIC_TABLE_8)
          .fix(
              "set headBias = LOG_PRIOR",
              recipe ->
                  choosesHeadBias(recipe)
                      ? "set headBias = LOG_PRIOR"
                      : "start the last bias of %s at -log(classes)"
                          .formatted(recipe.role(Role.MODEL).orElseThrow().simpleType()));

  static final Rule LOG_PRIOR_BIAS_WITHOUT_BCE =
      warning("log-prior-bias-without-bce")
          .about("a head bias of -log(classes) under cross-entropy")
          .when(
              recipe -> !independent(recipe).orElse(true) && startsAtLogPrior(recipe).orElse(false))
          .at(Role.MODEL, "headBias")
          .at(Role.MODEL)
          .says(
              recipe ->
                  "%s starts with %s under %s, where a bias that all classes share"
                          .formatted(
                              recipe.role(Role.MODEL).orElseThrow().simpleType(),
                              choosesHeadBias(recipe)
                                  ? "headBias = LOG_PRIOR"
                                  : "its last bias at -log(classes)",
                              loss(recipe))
                      + " cancels out")
          .evidence(
              "softmax does not change when the same number is added to every class; the bias is meant for"
                  + " binary cross-entropy",
              Sources.MOSAIC_TABLE_8)
          .fix(
              "set headBias = ZERO, or the loss to BinaryCrossEntropy",
              recipe ->
                  choosesHeadBias(recipe)
                      ? "set headBias = ZERO, or the loss to BinaryCrossEntropy"
                      : "start the last bias of %s at 0, or set the loss to BinaryCrossEntropy"
                          .formatted(recipe.role(Role.MODEL).orElseThrow().simpleType()));

  static final Rule SOFTMAX_OF_ONE_CLASS =
      error("softmax-of-one-class")
          .about("a loss on the probability of a single class")
          .needs(DataFact.CLASSES, recipe -> independent(recipe).isPresent())
          .when(recipe -> recipe.classes() == ONE && independent(recipe).isPresent())
          .atRecipe("classes")
          .says(
              recipe ->
                  "classes = 1 under %s: every image is of the one class, so top-1 is always 100 %%%s"
                      .formatted(
                          loss(recipe),
                          independent(recipe).orElseThrow()
                              ? ""
                              : ", and the softmax of one class is always 1, so the loss and every"
                                  + " gradient are 0"))
          .evidence(
              "top-1 counts images whose largest output is that of their class; of one output that is"
                  + " always so",
              Sources.LANGUAGE)
          .evidence(
              "exp(x) / exp(x) is 1 for every output x, its logarithm is 0, and so is its gradient",
              Sources.LANGUAGE)
          .fix("set classes to the number of classes in the data, which must be two or more");

  static final Rule BCE_MEAN_OF_MANY_CLASSES =
      error("bce-mean-reduction-with-sgd")
          .about("binary cross-entropy averaged over 100 classes or more under SGD")
          .needs(DataFact.CLASSES, LossRules::isMeanUnderSgd)
          .when(
              recipe ->
                  isMeanUnderSgd(recipe)
                      && recipe.classes() >= MANY_CLASSES
                      && rate(recipe) / recipe.classes() < compensated(recipe) * (1 - 1e-9))
          .at(BinaryCrossEntropy.class, "reduction")
          .says(
              recipe ->
                  "BinaryCrossEntropy with reduction = MEAN divides gradients by the %s, and %s's"
                          .formatted(
                              NumberText.count(recipe.classes(), "class"),
                              recipe.role(Role.OPTIMIZER).orElseThrow().simpleType())
                      + " %s of %s does not make up for it"
                          .formatted(member(recipe), NumberText.of(rate(recipe))))
          .evidence(
              "averaged over classes, the loss is too small to learn from at usual learning rates; summed"
                  + " over classes and averaged over images it is not",
              Sources.MOSAIC_BASELINES)
          .evidence(
              "losses are about 1e-3, which needs a learning rate 1000 times as high",
              Sources.COMPOSER_LOSS)
          .fix("set reduction = SUM_PER_SAMPLE");

  static final Rule BCE_MEAN =
      warning("bce-mean-reduction-few-classes")
          .about("binary cross-entropy averaged over the classes under SGD")
          .when(recipe -> isMeanUnderSgd(recipe) && recipe.classes() != ONE)
          .at(BinaryCrossEntropy.class, "reduction")
          .says(LossRules::dividedRate)
          .evidence(
              "averaged over 1000 classes, the loss is too small to learn from at usual learning rates",
              Sources.MOSAIC_BASELINES)
          .fix(
              "set reduction = SUM_PER_SAMPLE, and divide the learning rate by the classes if it was tuned")
          .yieldsTo("bce-mean-reduction-with-sgd");

  static final Rule THRESHOLD_UNDOES_SOFT_TARGETS =
      note("bce-target-threshold-with-smoothing")
          .about("a target threshold over smoothed or mixed targets")
          .when(recipe -> threshold(recipe) < 1 && softener(recipe).isPresent())
          .at(BinaryCrossEntropy.class, "targetThreshold")
          .at(Role.LOSS, "targetThreshold")
          .at(Role.LOSS)
          .says(
              recipe ->
                  "targetThreshold = %s turns the targets that %s softened back into 0 or 1"
                      .formatted(NumberText.of(threshold(recipe)), softener(recipe).orElseThrow()))
          .evidence("targets above the threshold become 1, the others 0", Sources.TIMM_BCE)
          .evidence(
              "ResNet strikes back does so on purpose: a mixed image has two labels", Sources.RSB)
          .fix("set targetThreshold = 1 to keep soft targets");

  static final Rule LAMB_AND_THE_SUM =
      note("lamb-bce-convention")
          .about("LAMB with binary cross-entropy summed over the classes")
          .when(recipe -> recipe.find(LAMB.class).isPresent() && isSum(recipe))
          .at(BinaryCrossEntropy.class, "reduction")
          .says(
              recipe ->
                  "under LAMB timm's recipes average BinaryCrossEntropy over the classes; the sum changes"
                      + " only which gradients maxGradientNorm = %s clips"
                          .formatted(
                              NumberText.of(
                                  recipe.find(LAMB.class).orElseThrow().maxGradientNorm())))
          .evidence("the mean is timm's default, the sum an option", Sources.TIMM_BCE)
          .fix("set reduction = MEAN, as A1, A2 and A3 have it");

  @Override
  public List<Rule> rules() {
    return List.of(
        BCE_WITHOUT_LOG_PRIOR_BIAS,
        LOG_PRIOR_BIAS_WITHOUT_BCE,
        SOFTMAX_OF_ONE_CLASS,
        BCE_MEAN_OF_MANY_CLASSES,
        BCE_MEAN,
        THRESHOLD_UNDOES_SOFT_TARGETS,
        LAMB_AND_THE_SUM);
  }

  private static Optional<Reduction> reduction(RecipeSpec recipe) {
    return recipe.find(BinaryCrossEntropy.class).map(BinaryCrossEntropy::reduction);
  }

  private static boolean isSum(RecipeSpec recipe) {
    return reduction(recipe).filter(Reduction.SUM_PER_SAMPLE::equals).isPresent();
  }

  private static boolean isMeanUnderSgd(RecipeSpec recipe) {
    return reduction(recipe).filter(Reduction.MEAN::equals).isPresent() && rate(recipe) > 0;
  }

  private static double compensated(RecipeSpec recipe) {
    return COMPENSATED * Math.min(1, recipe.batchSize() / (double) FULL_BATCH);
  }

  private static String dividedRate(RecipeSpec recipe) {
    String optimizer = recipe.role(Role.OPTIMIZER).orElseThrow().simpleType();
    if (!recipe.knows(DataFact.CLASSES)) {
      return "BinaryCrossEntropy with reduction = MEAN divides gradients, and so %s's %s of %s,"
              .formatted(optimizer, member(recipe), NumberText.of(rate(recipe)))
          + " by the number of classes";
    }
    return "BinaryCrossEntropy with reduction = MEAN divides gradients by the %s, so %s's"
            .formatted(NumberText.count(recipe.classes(), "class"), optimizer)
        + " %s of %s acts like %s with SUM_PER_SAMPLE"
            .formatted(
                member(recipe),
                NumberText.of(rate(recipe)),
                NumberText.rounded(rate(recipe) / recipe.classes()));
  }

  /** SGD's learning rate, 0 for optimizers that the scale of the loss does not matter to. */
  private static double rate(RecipeSpec recipe) {
    return OptimizerKind.linear(recipe).map(OptimizerKind.Linear::rate).orElse(0.0);
  }

  private static String member(RecipeSpec recipe) {
    return OptimizerKind.linear(recipe).map(OptimizerKind.Linear::member).orElse("learningRate");
  }

  /** The algorithm that makes targets soft, judged by its values. */
  private static Optional<String> softener(RecipeSpec recipe) {
    return recipe
        .declared(SmoothsTargets.class)
        .filter(it -> it.<Double>ask(SmoothsTargets::smoothing) > 0)
        .map(it -> it.ingredient().simpleType())
        .or(
            () ->
                Regularization.mixers(recipe).findFirst().map(it -> it.ingredient().simpleType()));
  }

  /** Whether the head starts at the log prior, if the network declares its start. */
  private static Optional<Boolean> startsAtLogPrior(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, HasHeadBias.class, HasHeadBias::startsAtLogPrior);
  }

  /** Whether the network has a member headBias, as the built-in ones do. */
  private static boolean choosesHeadBias(RecipeSpec recipe) {
    return recipe
        .role(Role.MODEL)
        .filter(model -> model.values().containsKey("headBias"))
        .isPresent();
  }

  /** Whether each class has a probability of its own; empty for losses that are not on classes. */
  private static Optional<Boolean> independent(RecipeSpec recipe) {
    return recipe.fact(Role.LOSS, ClassProbabilities.class, ClassProbabilities::independent);
  }

  /** The threshold of the loss on its targets; 1 if it has none. */
  private static double threshold(RecipeSpec recipe) {
    return recipe
        .fact(Role.LOSS, ClassProbabilities.class, ClassProbabilities::targetThreshold)
        .orElse(1.0);
  }

  private static String loss(RecipeSpec recipe) {
    return recipe.role(Role.LOSS).orElseThrow().simpleType();
  }
}
