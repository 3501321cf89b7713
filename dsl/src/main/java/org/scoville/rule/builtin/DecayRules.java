package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.scoville.derived.OptimizerKind;
import org.scoville.derived.WeightDecay;
import org.scoville.fact.HasSecondOptimizer;
import org.scoville.fact.RateAndDecay;
import org.scoville.literature.PublishedRelative;
import org.scoville.literature.Sources;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/**
 * Rules about weight decay. They compare the share of the weights that a step at the peak rate
 * removes: the decoupled decay itself, and {@code learningRate * decay / (1 - momentum)} of a
 * coupled one once momentum has built up.
 */
@AutoService(RuleSet.class)
public final class DecayRules implements RuleSet {
  private static final double MOST = 5e-3;
  private static final double LEAST = 5e-5;

  /** Twenty times the largest published coupled decay, 5e-4; a larger one is no remedy. */
  private static final double LARGEST = 0.01;

  /** The decay per step of Mild and Medium. */
  private static final double USUAL = 5e-4;

  /** The decay per step of PyTorch's AdamW with its defaults: a rate of 1e-3 times 1e-2. */
  private static final double USUAL_OF_ADAM = 1e-5;

  /**
   * The batch size of the published recipe with the least decay; below it the rate is scaled down
   * with the batch, and the decay per step with the rate.
   */
  private static final int FULL_BATCH = 1024;

  private static final String PUBLISHED =
      "published decay per step, as a decoupled value: 3e-4 and 5e-4 (Mild, Medium, Hot), 1e-4"
          + " (PyTorch's recipe), 1.7e-3 (FFCV)";

  static final Rule DECOUPLED_DECAY =
      warning("decoupled-wd-magnitude")
          .about("a decoupled weight decay of more than 5e-3 or less than 5e-5 a step")
          .when(recipe -> decoupled(recipe).filter(d -> isOdd(d, recipe)).isPresent())
          .at(Role.OPTIMIZER, "weightDecay")
          .says(
              recipe ->
                  "%s's weightDecay of %s takes %s %% off the weights at each step; published"
                          .formatted(
                              recipe.role(Role.OPTIMIZER).orElseThrow().simpleType(),
                              NumberText.of(decoupled(recipe).orElseThrow()),
                              NumberText.percent(decoupled(recipe).orElseThrow()))
                      + " recipes take 0.01 to 0.17 %")
          .evidence(PUBLISHED, Sources.MOSAIC_RECIPES)
          .evidence(
              "the decay is multiplied by the rate's factor only, not by the rate",
              Sources.COMPOSER_DECAY)
          .fix(
              "choose 1e-4 to 1.7e-3; convert a coupled decay c with weightDecay = c * learningRate /"
                  + " (1 - momentum)",
              recipe ->
                  "set weightDecay = 0.0005, or %s * c to match a coupled weight decay of c at this rate"
                      .formatted(NumberText.rounded(strength(recipe))));

  static final Rule COUPLED_DECAY =
      warning("coupled-wd-magnitude")
          .about("a coupled weight decay that takes more than 5e-3 or less than 5e-5 off in a step")
          .when(recipe -> coupled(recipe).filter(d -> isOdd(d, recipe)).isPresent())
          .at(SGD.class, "weightDecay")
          .at(Role.OPTIMIZER, "weightDecay")
          .at(Role.OPTIMIZER)
          .says(
              recipe ->
                  "%s's weightDecay of %s takes learningRate * weightDecay%s = %s %% off"
                          .formatted(
                              recipe.role(Role.OPTIMIZER).orElseThrow().simpleType(),
                              NumberText.of(written(recipe)),
                              gainInWords(recipe),
                              NumberText.percent(coupled(recipe).orElseThrow()))
                      + " the weights at each step; published recipes take 0.01 to 0.17 %")
          .evidence(PUBLISHED, Sources.MOSAIC_RECIPES)
          .evidence(
              "a coupled decay of 1e-2 left a network at 1 % top-1 after 6 epochs",
              Sources.TORCHVISION_8363)
          .fix(
              "convert a decoupled decay d with weightDecay = d * (1 - momentum) / learningRate",
              DecayRules::usualDecay);

  static final Rule FLIPS_WEIGHTS =
      warning("weight-decay-above-one")
          .about("a weight decay that takes more than 100 % off the weights in a step")
          .when(recipe -> stepsDecay(recipe) > 1 + 1e-9)
          .yieldsTo("decoupled-wd-magnitude")
          .yieldsTo("coupled-wd-magnitude")
          .at(Role.OPTIMIZER, "weightDecay")
          .says(DecayRules::takesAll)
          .evidence(
              "weights are multiplied by 1 - learningRate * weightDecay, or by 1 - weightDecay if it"
                  + " is decoupled: beyond 1 they change their sign",
              Sources.LANGUAGE)
          .fix(
              "choose a weightDecay far below 1 / learningRate, or far below 1 if it is decoupled",
              recipe ->
                  "set weightDecay = " + NumberText.rounded(usual(recipe) / factorOfDecay(recipe)));

  static final Rule DECAYS_NORMS =
      note("wd-on-bn-and-bias")
          .about("weight decay on batch norms and biases under SGD, LAMB or LARS")
          .when(recipe -> decaysNorms(recipe).isPresent())
          .at(Role.OPTIMIZER, "decayNormsAndBiases")
          .says(
              recipe ->
                  "%s decays batch norms and biases too; the published recipes with it do not"
                      .formatted(decaysNorms(recipe).orElseThrow().simpleType()))
          .evidence("batch norms don't decay in NVIDIA's recipe", Sources.NVIDIA_EXAMPLES)
          .evidence("parameters named bn don't decay in FFCV's", Sources.FFCV_IMAGENET)
          .evidence(
              "Mild, Medium and Hot decay everything, under DecoupledSGD", Sources.COMPOSER_DECAY)
          .fix("set decayNormsAndBiases = false to compare with these");

  static final Rule SPARED_BY_NAME =
      note("wd-exempt-by-name")
          .about(
              "a descendant of FFCV's recipe, whose code exempts other parameters from weight decay")
          .when(recipe -> descendsFromFfcv(recipe) && sparesNorms(recipe))
          .at(Role.OPTIMIZER, "decayNormsAndBiases")
          .says(
              recipe ->
                  "decayNormsAndBiases = false exempts all norms and biases; FFCV's code exempts only names"
                      + " with bn, so the norms of shortcuts and the last bias decay there")
          .evidence("parameters with bn in their names do not decay", Sources.FFCV_IMAGENET)
          .fix("keep it; FFCV's published figures come with decay on slightly more parameters");

  @Override
  public List<Rule> rules() {
    return List.of(DECOUPLED_DECAY, COUPLED_DECAY, FLIPS_WEIGHTS, DECAYS_NORMS, SPARED_BY_NAME);
  }

  /** The remedy for a coupled decay: a usual one, unless the rate is too small for any. */
  private static String usualDecay(RecipeSpec recipe) {
    double usual = USUAL / strength(recipe);
    return usual <= LARGEST
        ? "set weightDecay = %s, which at this rate takes 0.05 %% off at each step"
            .formatted(NumberText.rounded(usual))
        : "raise learningRate, at which no usual weightDecay has an effect, or set weightDecay = 0";
  }

  /** The decay per step of the published recipes, or by default under Adam. */
  private static double usual(RecipeSpec recipe) {
    return recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::isAdaptive).orElse(false)
        ? USUAL_OF_ADAM
        : USUAL;
  }

  /** Whether the decay per step is far outside the published range; 0 is a choice. */
  private static boolean isOdd(double decay, RecipeSpec recipe) {
    // Decoupled AdamW is published with next to nothing: its default is 1e-5.
    double least =
        !OptimizerKind.followsGradients(recipe)
            ? 0
            : LEAST * Math.min(1, recipe.batchSize() / (double) FULL_BATCH);
    return decay > MOST * (1 + 1e-9) || (decay > 0 && decay < least * (1 - 1e-9));
  }

  /** The share of the weights that a single step takes off at the peak rate; 0 if it says none. */
  private static double stepsDecay(RecipeSpec recipe) {
    return recipe
        .fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::weightDecay)
        .map(decay -> decay * factorOfDecay(recipe))
        .orElse(0.0);
  }

  /** The number that a step multiplies weightDecay by: the larger rate, or 1 if it is decoupled. */
  private static double factorOfDecay(RecipeSpec recipe) {
    return larger(recipe)
        .map(others -> others.<Double>ask(HasSecondOptimizer::learningRateOfOthers))
        .orElseGet(() -> decouples(recipe) ? 1 : rate(recipe));
  }

  /** The second optimizer, where weightDecay is multiplied by its rate and that is the larger. */
  private static Optional<DeclaredFact<HasSecondOptimizer>> larger(RecipeSpec recipe) {
    return decouples(recipe)
        ? Optional.empty()
        : recipe
            .declared(Role.OPTIMIZER, HasSecondOptimizer.class)
            .filter(it -> it.<Double>ask(HasSecondOptimizer::learningRateOfOthers) > rate(recipe));
  }

  private static double rate(RecipeSpec recipe) {
    return recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate).orElse(0.0);
  }

  private static boolean decouples(RecipeSpec recipe) {
    return recipe
        .fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::decouplesDecay)
        .orElse(false);
  }

  private static String takesAll(RecipeSpec recipe) {
    DeclaredFact<RateAndDecay> optimizer =
        recipe.declared(Role.OPTIMIZER, RateAndDecay.class).orElseThrow();
    String rate =
        larger(recipe)
            .map(others -> others.<String>ask(HasSecondOptimizer::rateOfOthers))
            .orElse("learningRate");
    return "%s's %s is %s: a step takes %s %% off the weights%s%s"
        .formatted(
            optimizer.ingredient().simpleType(),
            decouples(recipe) ? "weightDecay" : rate + " * weightDecay",
            NumberText.rounded(stepsDecay(recipe)),
            NumberText.percent(stepsDecay(recipe)),
            larger(recipe).isPresent() ? " of its second optimizer" : "",
            optimizer.<Boolean>ask(RateAndDecay::hasTrustRatio)
                ? " before its trust ratio scales the step"
                : " and turns their sign");
  }

  /** The decay per step at the peak rate over a coupled weightDecay. */
  private static double strength(RecipeSpec recipe) {
    return recipe
        .fact(Role.OPTIMIZER, RateAndDecay.class, o -> o.learningRate() * o.gain())
        .orElse(0.0);
  }

  private static Optional<Double> decoupled(RecipeSpec recipe) {
    return recipe
        .declared(Role.OPTIMIZER, RateAndDecay.class)
        .filter(it -> it.<Boolean>ask(RateAndDecay::decouplesDecay))
        .map(it -> it.<Double>ask(RateAndDecay::weightDecay));
  }

  /** The decay per step of an optimizer like SGD: it is a part of the gradient. */
  private static Optional<Double> coupled(RecipeSpec recipe) {
    return OptimizerKind.followsGradients(recipe) && !decouples(recipe)
        ? WeightDecay.of(recipe).map(WeightDecay::decoupled)
        : Optional.empty();
  }

  private static double written(RecipeSpec recipe) {
    return recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::weightDecay).orElseThrow();
  }

  /** The factor that momentum adds to a steady gradient, by the names of the hyperparameters. */
  private static String gainInWords(RecipeSpec recipe) {
    double gain = recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::gain).orElseThrow();
    double momentum =
        recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::momentum).orElseThrow();
    if (isDampened(recipe)) {
      return " * (1 - dampening) / (1 - momentum)";
    }
    if (Math.abs(gain * (1 - momentum) - 1) < 1e-9) {
      return momentum == 0 ? "" : " / (1 - momentum)";
    }
    return " * a gain of " + NumberText.rounded(gain);
  }

  /** Whether SGD's gain is its momentum's times 1 - dampening, which Nesterov's is not. */
  private static boolean isDampened(RecipeSpec recipe) {
    return recipe
        .find(SGD.class)
        .filter(sgd -> sgd.dampening() != 0 && !sgd.nesterov())
        .isPresent();
  }

  private static Optional<Ingredient> decaysNorms(RecipeSpec recipe) {
    boolean decays =
        decays(recipe, SGD.class, SGD::decayNormsAndBiases)
            || decays(recipe, LAMB.class, LAMB::decayNormsAndBiases)
            || decays(recipe, LARS.class, LARS::decayNormsAndBiases);
    return decays ? recipe.role(Role.OPTIMIZER) : Optional.empty();
  }

  private static <O extends RateAndDecay> boolean decays(
      RecipeSpec recipe, Class<O> type, Predicate<O> norms) {
    return recipe
        .find(Role.OPTIMIZER, type)
        .filter(o -> norms.test(o) && o.weightDecay() > 0)
        .isPresent();
  }

  /** Whether the nearest results are those that were published with FFCV's own code. */
  private static boolean descendsFromFfcv(RecipeSpec recipe) {
    return recipe
        .lineage()
        .published()
        .filter(relative -> PublishedRelative.cites(relative, Sources.FFCV_RESULTS))
        .isPresent();
  }

  private static boolean sparesNorms(RecipeSpec recipe) {
    return recipe
        .find(SGD.class)
        .filter(sgd -> !sgd.decayNormsAndBiases() && sgd.weightDecay() > 0)
        .isPresent();
  }
}
