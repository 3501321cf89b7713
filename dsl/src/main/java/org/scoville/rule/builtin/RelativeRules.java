package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.BASELINE_MINUTES;
import static org.scoville.literature.DeepDive.MILD_MINUTES;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.rounded;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.RandAugment;
import org.scoville.derived.OptimizerChange;
import org.scoville.literature.PublishedRelative;
import org.scoville.literature.Sources;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules that compare a recipe with the recipe that it descends from. */
@AutoService(RuleSet.class)
public final class RelativeRules implements RuleSet {
  private static final double HOTS_SEVERITY = 10;
  private static final String DAMPENING = "dampening";

  static final Rule RATE_NOT_SCALED =
      warning("lr-linear-scaling")
          .about("a batch size other than the ancestor's with a learning rate that does not fit it")
          .when(
              recipe ->
                  OptimizerChange.ofSgd(recipe).filter(OptimizerChange::missesBatch).isPresent())
          .atRecipe("batchSize")
          .says(recipe -> rateNotScaled(OptimizerChange.ofSgd(recipe).orElseThrow()))
          .evidence(
              "0.256 for each 256 images: 1.024, 2.048 and 4.096 at batches of 1024, 2048 and 4096",
              Sources.NVIDIA_EXAMPLES)
          .evidence(
              "ResNet-101 at a batch of 4096: a rate of 0.5 lost 0.56 points, and 2.0 regained them",
              Sources.TORCHVISION_3995)
          .evidence(
              "72.9 % instead of 77.2 % with an eighth of the batch at the same rate",
              Sources.FFCV_IMAGENET_4)
          .evidence(
              "at a batch of 1024: 74.98 % with 0.1 and 76.22 % with 0.4",
              Sources.PYTORCH_EXAMPLES_262)
          .fix(
              "redeclare the optimizer with the rate times the new batch size over the old, or keep"
                  + " the batch size and save memory with --micro-batch",
              recipe ->
                  "redeclare the optimizer with learningRate = %s, or keep the batch size and save memory with"
                          .formatted(scaledRate(OptimizerChange.ofSgd(recipe).orElseThrow()))
                      + " --micro-batch");

  static final Rule RATE_FAR_AWAY =
      warning("lr-far-from-parent")
          .about("a learning rate at least four times the ancestor's, or at most a quarter of it")
          .when(recipe -> farAway(recipe).isPresent())
          .at(Role.OPTIMIZER, "learningRate")
          .says(RelativeRules::farFromAncestor)
          .evidence(
              "at a batch of 1024: 74.98 % with 0.1 and 76.22 % with 0.4",
              Sources.PYTORCH_EXAMPLES_262)
          .evidence(
              "72.9 % instead of 77.2 % at eight times the rate for the batch",
              Sources.FFCV_IMAGENET_4)
          .fix(
              "keep the ancestor's rate, scaled with the batch, unless you tuned another",
              recipe -> {
                OptimizerChange change = farAway(recipe).orElseThrow();
                double scaled =
                    change.rateFor(
                        OptimizerChange.isOtherBatch(change.growth())
                            ? Math.sqrt(change.growth())
                            : 1);
                return "set learningRate = %s, unless you tuned another"
                    .formatted(written(scaled, change));
              });

  static final Rule ADAPTIVE_RATE_NOT_SCALED_BY_ROOT =
      note("lr-sqrt-scaling-adaptive")
          .about(
              "an adaptive optimizer at another batch size whose learning rate was kept, or scaled in"
                  + " proportion")
          .when(
              recipe ->
                  OptimizerChange.ofAdaptive(recipe)
                      .filter(
                          change -> change.scalesRateWithBatch() || change.keepsRateAtOtherBatch())
                      .isPresent())
          .at(Role.OPTIMIZER, "learningRate")
          .says(recipe -> scaledLinearly(OptimizerChange.ofAdaptive(recipe).orElseThrow()))
          .evidence(
              "the rate is scaled with the square root of the batch if the optimizer's name contains"
                  + " ada or lamb, else in proportion to it",
              Sources.TIMM_TRAIN)
          .fix(
              "scale the rate with the square root of the batch, or tune it again",
              recipe -> {
                OptimizerChange change = OptimizerChange.ofAdaptive(recipe).orElseThrow();
                return "set learningRate = %s, or tune it again"
                    .formatted(rounded(change.oldRate() * Math.sqrt(change.growth())));
              });

  static final Rule MOMENTUM_CHANGED_ALONE =
      note("momentum-lr-pair")
          .about(
              "a momentum or dampening other than the ancestor's with the ancestor's learning rate")
          .when(
              recipe ->
                  OptimizerChange.ofSgd(recipe)
                      .filter(OptimizerChange::changesMomentumAlone)
                      .isPresent())
          .atFound(RelativeRules::changedMomentum)
          .at(Role.OPTIMIZER, "momentum")
          .says(recipe -> momentumAlone(OptimizerChange.ofSgd(recipe).orElseThrow()))
          .evidence("a momentum of 0.875 with 0.256 for each 256 images", Sources.NVIDIA_EXAMPLES)
          .evidence("a momentum of 0.9 with 1.7 for 4096 images", Sources.FFCV_IMAGENET)
          .fix(
              "change learningRate so that learningRate * (1 - dampening) / (1 - momentum) stays the same, or tune it again",
              recipe -> {
                OptimizerChange change = OptimizerChange.ofSgd(recipe).orElseThrow();
                return "set learningRate = %s, which keeps the length of steps, or tune it again"
                    .formatted(written(change.rateFor(1), change));
              });

  static final Rule AVERAGE_NOT_SCALED =
      note("ema-scale-with-batch")
          .about("a batch size other than the ancestor's with the ancestor's half-life in batches")
          .when(
              recipe ->
                  keptAverage(recipe)
                      .filter(a -> OptimizerChange.isOtherBatch(growth(recipe, a)))
                      .isPresent())
          .at(EMA.class, "halfLifeBatches")
          .says(RelativeRules::averageNotScaled)
          .evidence(
              "the decay is scaled with batch, interval and epochs, so that the window stays the same",
              Sources.TORCHVISION_TRAIN)
          .evidence("100 batches are a sixth of an epoch at a batch of 2048", Sources.MOSAIC_YAMLS)
          .fix(
              "set halfLifeEpochs in place of halfLifeBatches, or divide that by new batch / old batch",
              recipe ->
                  "set halfLifeEpochs in place of it, or halfLifeBatches = %s"
                      .formatted(
                          rounded(
                              recipe.find(EMA.class).orElseThrow().halfLifeBatches()
                                  / growth(recipe, keptAverage(recipe).orElseThrow()))));

  static final Rule SEVERITY_OF_HOT =
      note("randaugment-severity-mismatch")
          .about("a descendant of Hot with another severity of RandAugment")
          .when(recipe -> longRecipe(recipe).isPresent() && otherSeverity(recipe).isPresent())
          .at(RandAugment.class, "severity")
          .says(
              recipe ->
                  "RandAugment's severity is %s, and the published %s's is %s"
                      .formatted(
                          NumberText.of(otherSeverity(recipe).orElseThrow().severity()),
                          longRecipe(recipe).orElseThrow().simpleName(),
                          NumberText.of(HOTS_SEVERITY)))
          .evidence("Hot's file says 10", Sources.MOSAIC_YAMLS)
          .evidence("the later example says 9", Sources.MOSAIC_EXAMPLES)
          .fix("set severity = 10 to compare with the figures of Hot");

  static final Rule PLAIN_BASELINE =
      note("weak-baseline")
          .about(
              "a baseline, or a descendant of one, without ChannelsLast or without label smoothing")
          .when(recipe -> PublishedRelative.hasBaseline(recipe) && !lackingOfFair(recipe).isEmpty())
          .atRecipe("epochs")
          .says(
              recipe ->
                  "this baseline is without %s, and part of any speedup over it comes from that"
                      .formatted(String.join(" and ", lackingOfFair(recipe))))
          .evidence(
              ("%s minutes are 7.1 times as fast as the %s of NVIDIA's baseline, and 4.4 times as fast"
                      + " as 110.5 with channels-last, smoothing and FFCV (MLPerf's logs)")
                  .formatted(NumberText.of(MILD_MINUTES), NumberText.of(BASELINE_MINUTES)),
              Sources.MOSAIC_BASELINES)
          .fix("add them to the baseline too, or state what it is without");

  @Override
  public List<Rule> rules() {
    return List.of(
        RATE_NOT_SCALED,
        RATE_FAR_AWAY,
        ADAPTIVE_RATE_NOT_SCALED_BY_ROOT,
        MOMENTUM_CHANGED_ALONE,
        AVERAGE_NOT_SCALED,
        SEVERITY_OF_HOT,
        PLAIN_BASELINE);
  }

  private static String rateNotScaled(OptimizerChange change) {
    return "batchSize is %d where %s has %d, and %s's learningRate %s; scaled with the batch it"
            .formatted(
                change.batch(),
                change.ancestor().simpleName(),
                change.ancestor().batchSize(),
                change.name(),
                change.keepsRate()
                    ? "is still " + NumberText.of(change.rate())
                    : "went from %s to %s"
                        .formatted(NumberText.of(change.oldRate()), NumberText.of(change.rate())))
        + " would be %s".formatted(scaledRate(change));
  }

  /** The change of a rate that is far away; lr-linear-scaling covers SGD at another batch. */
  private static Optional<OptimizerChange> farAway(RecipeSpec recipe) {
    return OptimizerChange.ofSgd(recipe)
        .filter(change -> !OptimizerChange.isOtherBatch(change.growth()))
        .filter(change -> !change.changesMomentumAlone())
        .or(() -> OptimizerChange.ofAdaptive(recipe))
        .filter(OptimizerChange::isFarFromAncestor);
  }

  private static String farFromAncestor(RecipeSpec recipe) {
    OptimizerChange change = farAway(recipe).orElseThrow();
    return "%s's learningRate is %s where %s has %s, at batches of %d and %d"
        .formatted(
            change.name(),
            NumberText.of(change.rate()),
            change.ancestor().simpleName(),
            NumberText.of(change.oldRate()),
            change.batch(),
            change.ancestor().batchSize());
  }

  private static String scaledRate(OptimizerChange change) {
    return written(change.rateFor(change.growth()), change);
  }

  private static String scaledLinearly(OptimizerChange change) {
    if (change.keepsRate()) {
      return "%s's learningRate is still %s at a batch of %d, where %s has %d; scaled with the square"
              .formatted(
                  change.name(),
                  NumberText.of(change.rate()),
                  change.batch(),
                  change.ancestor().simpleName(),
                  change.ancestor().batchSize())
          + " root of the batch it would be %s"
              .formatted(rounded(change.oldRate() * Math.sqrt(change.growth())));
    }
    return "%s's learningRate went from %s to %s in proportion to the batch, %d in %s and %d here;"
            .formatted(
                change.name(),
                NumberText.of(change.oldRate()),
                NumberText.of(change.rate()),
                change.ancestor().batchSize(),
                change.ancestor().simpleName(),
                change.batch())
        + " scaled with its square root it would be %s"
            .formatted(rounded(change.oldRate() * Math.sqrt(change.growth())));
  }

  private static String momentumAlone(OptimizerChange change) {
    boolean dampened = change.value(DAMPENING) != 0 || change.oldValue(DAMPENING) != 0;
    return "%s's %s, and its learningRate is still %s; %s goes from %s to %s"
        .formatted(
            change.name(),
            change.momentumChanges().isEmpty()
                ? "momentum acts differently from " + change.ancestor().simpleName()
                : changes(change),
            NumberText.of(change.rate()),
            dampened
                ? "learningRate * (1 - dampening) / (1 - momentum)"
                : "learningRate / (1 - momentum)",
            rounded(change.oldReach()),
            rounded(change.reach()));
  }

  private static String changes(OptimizerChange change) {
    return change.momentumChanges().stream()
        .map(
            member ->
                "%s is %s where %s has %s"
                    .formatted(
                        member,
                        NumberText.of(change.value(member)),
                        change.ancestor().simpleName(),
                        NumberText.of(change.oldValue(member))))
        .collect(Collectors.joining(" and "));
  }

  /** The place of a dampening that was changed under the old momentum. */
  private static Optional<RecipeLocation> changedMomentum(RecipeSpec recipe) {
    return OptimizerChange.ofSgd(recipe)
        .filter(change -> change.momentumChanges().equals(List.of(DAMPENING)))
        .map(
            change ->
                RecipeLocation.hyperparameter(change.optimizer().ingredient().method(), DAMPENING));
  }

  /** A rate to three digits; the ancestor's own with all of its digits. */
  private static String written(double rate, OptimizerChange change) {
    return rate == change.oldRate() ? NumberText.of(rate) : rounded(rate);
  }

  /** The ancestor whose half-life in batches the recipe has too, unless its rates are adaptive. */
  private static Optional<Ancestor> keptAverage(RecipeSpec recipe) {
    Optional<Double> halfLife =
        recipe.find(EMA.class).map(EMA::halfLifeBatches).filter(batches -> batches > 0);
    return recipe
        .averageOrigin()
        .filter(a -> a.batchSize() > 0 && OptimizerChange.ofAdaptive(recipe).isEmpty())
        .filter(
            a ->
                a.ingredient(EMA.class)
                    .map(ema -> ema.values().get("halfLifeBatches"))
                    .filter(old -> old.equals(halfLife.orElse(null)))
                    .isPresent());
  }

  private static double growth(RecipeSpec recipe, Ancestor ancestor) {
    return recipe.batchSize() / (double) ancestor.batchSize();
  }

  private static String averageNotScaled(RecipeSpec recipe) {
    Ancestor ancestor = keptAverage(recipe).orElseThrow();
    double halfLife = recipe.find(EMA.class).orElseThrow().halfLifeBatches();
    return String.format(
        Locale.ROOT,
        "EMA's half-life of %s batches is %,.0f images at batchSize %d; in %s, at %d, it was"
            + " %,.0f",
        NumberText.of(halfLife),
        halfLife * recipe.batchSize(),
        recipe.batchSize(),
        ancestor.simpleName(),
        ancestor.batchSize(),
        halfLife * ancestor.batchSize());
  }

  /** The parts that a baseline for comparisons of time should have and a recipe is without. */
  private static List<String> lackingOfFair(RecipeSpec recipe) {
    List<String> lacking = new ArrayList<>();
    if (!recipe.has(ChannelsLast.class)) {
      lacking.add("ChannelsLast");
    }
    if (Regularization.smoothing(recipe) == 0) {
      lacking.add("LabelSmoothing");
    }
    return lacking;
  }

  /** The Deep Dive's recipe for long runs, if the recipe is that one or varies it. */
  private static Optional<Publication> longRecipe(RecipeSpec recipe) {
    return PublishedRelative.endless(recipe, Regularization.SHORT_RUN)
        .filter(relative -> PublishedRelative.cites(relative, Sources.MOSAIC_RECIPES));
  }

  /** RandAugment with a severity other than Hot's, if it does anything. */
  private static Optional<RandAugment> otherSeverity(RecipeSpec recipe) {
    return recipe
        .find(RandAugment.class)
        .filter(r -> r.depth() > 0 && Math.abs(r.severity() - HOTS_SEVERITY) > 1e-9);
  }
}
