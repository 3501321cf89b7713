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

/** Rules about losses. */
@AutoService(RuleSet.class)
public final class LossRules implements RuleSet {
  private static final int MANY_CLASSES = 100;

  /** The mean over one class is its sum. */
  private static final int ONE = 1;

  /** Of two classes each has a probability of 0.5, which is what no bias says. */
  private static final int COIN = 2;

  /** A rate over the number of classes from which on somebody has made up for the mean. */
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
              "top-1 with and without: %s and %s at 36 epochs, %s and %s at 90"
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
                      : "let the last bias of %s start at -log(classes)"
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
              "softmax doesn't change when the same number is added to every class; the bias belongs to"
                  + " binary cross-entropy",
              Sources.MOSAIC_TABLE_8)
          .fix(
              "set headBias = ZERO, or the loss to BinaryCrossEntropy",
              recipe ->
                  choosesHeadBias(recipe)
                      ? "set headBias = ZERO, or the loss to BinaryCrossEntropy"
                      : "let the last bias of %s start at 0, or set the loss to BinaryCrossEntropy"
                          .formatted(recipe.role(Role.MODEL).orElseThrow().simpleType()));

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
              "the mean gives losses that allow no learning at usual rates; summed over classes and"
                  + " divided by the images it does",
              Sources.MOSAIC_BASELINES)
          .evidence(
              "losses of about 1e-3, which want a rate 1000 times as high", Sources.COMPOSER_LOSS)
          .fix("set reduction = SUM_PER_SAMPLE");

  static final Rule BCE_MEAN =
      warning("bce-mean-reduction-few-classes")
          .about("binary cross-entropy averaged over the classes under SGD")
          .when(recipe -> isMeanUnderSgd(recipe) && recipe.classes() != ONE)
          .at(BinaryCrossEntropy.class, "reduction")
          .says(LossRules::dividedRate)
          .evidence(
              "the mean gives losses that allow no learning at usual rates with 1000 classes",
              Sources.MOSAIC_BASELINES)
          .fix("set reduction = SUM_PER_SAMPLE, and divide the rate by the classes if it was tuned")
          .yieldsTo("bce-mean-reduction-with-sgd");

  static final Rule THRESHOLD_UNDOES_SOFT_TARGETS =
      note("bce-target-threshold-with-smoothing")
          .about("a target threshold over smoothed or mixed targets")
          .when(
              recipe ->
                  recipe
                          .find(BinaryCrossEntropy.class)
                          .filter(bce -> bce.targetThreshold() < 1)
                          .isPresent()
                      && softener(recipe).isPresent())
          .at(BinaryCrossEntropy.class, "targetThreshold")
          .says(
              recipe ->
                  "targetThreshold = %s makes the targets that %s softened 0 or 1 again"
                      .formatted(
                          NumberText.of(
                              recipe
                                  .find(BinaryCrossEntropy.class)
                                  .orElseThrow()
                                  .targetThreshold()),
                          softener(recipe).orElseThrow()))
          .evidence("targets above the threshold become 1, the others 0", Sources.TIMM_BCE)
          .evidence("ResNet strikes back means it so: an image with two labels", Sources.RSB)
          .fix("leave targetThreshold at 1 to keep soft targets");

  static final Rule LAMB_AND_THE_SUM =
      note("lamb-bce-convention")
          .about("LAMB with binary cross-entropy summed over the classes")
          .when(recipe -> recipe.find(LAMB.class).isPresent() && isSum(recipe))
          .at(BinaryCrossEntropy.class, "reduction")
          .says(
              recipe ->
                  "under LAMB timm's recipes average BinaryCrossEntropy over the classes; the sum changes"
                      + " only what maxGradientNorm = %s shortens"
                          .formatted(
                              NumberText.of(
                                  recipe.find(LAMB.class).orElseThrow().maxGradientNorm())))
          .evidence("the mean is its default, the sum an option", Sources.TIMM_BCE)
          .fix("set reduction = MEAN to do as A1, A2 and A3 do");

  @Override
  public List<Rule> rules() {
    return List.of(
        BCE_WITHOUT_LOG_PRIOR_BIAS,
        LOG_PRIOR_BIAS_WITHOUT_BCE,
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
        + " %s of %s does what %s does to the sum"
            .formatted(
                member(recipe),
                NumberText.of(rate(recipe)),
                NumberText.rounded(rate(recipe) / recipe.classes()));
  }

  /** SGD's rate, 0 where the scale of the loss matters to no parameter. */
  private static double rate(RecipeSpec recipe) {
    return OptimizerKind.linear(recipe).map(OptimizerKind.Linear::rate).orElse(0.0);
  }

  private static String member(RecipeSpec recipe) {
    return OptimizerKind.linear(recipe).map(OptimizerKind.Linear::member).orElse("learningRate");
  }

  /** What makes targets soft, by its values. */
  private static Optional<String> softener(RecipeSpec recipe) {
    return recipe
        .declared(SmoothsTargets.class)
        .filter(it -> it.<Double>ask(SmoothsTargets::smoothing) > 0)
        .map(it -> it.ingredient().simpleType())
        .or(
            () ->
                Regularization.mixers(recipe).findFirst().map(it -> it.ingredient().simpleType()));
  }

  /** Whether the head starts at the log prior, if the network says how it starts. */
  private static Optional<Boolean> startsAtLogPrior(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, HasHeadBias.class, HasHeadBias::startsAtLogPrior);
  }

  /** Whether a member of the network decides it, as those of the built-in networks do. */
  private static boolean choosesHeadBias(RecipeSpec recipe) {
    return recipe
        .role(Role.MODEL)
        .filter(model -> model.values().containsKey("headBias"))
        .isPresent();
  }

  /** Whether each class has a probability of its own; nothing under other kinds of losses. */
  private static Optional<Boolean> independent(RecipeSpec recipe) {
    return recipe.fact(Role.LOSS, ClassProbabilities.class, ClassProbabilities::independent);
  }

  private static String loss(RecipeSpec recipe) {
    return recipe.role(Role.LOSS).orElseThrow().simpleType();
  }
}
