package org.scoville.effect;

import java.util.Optional;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;

/**
 * What a target is on the mean once smoothing and mixing have met, for a partner of another class.
 *
 * @param smoothing the smoothing as it is written, s
 * @param partnerWeight the mean weight of the partner in a mixed batch, m; 0 without mixing
 * @param effectiveSmoothing weight that ends evenly on all classes; {@code (1 - m) s} where
 *     smoothing comes first, because the partner's target stays unsmoothed
 * @param order how the two meet
 * @param mixedShare share of the micro-batches that are mixed where the algorithm acts
 * @param weights the weights by class; nothing while the number of classes, K, is open
 */
public record LabelDistribution(
    double smoothing,
    double partnerWeight,
    double effectiveSmoothing,
    Order order,
    double mixedShare,
    Optional<Weights> weights) {

  /** How smoothing and mixing meet. */
  public enum Order {
    /** Only smoothing. */
    SMOOTHED("own 1 - s + s / K; others s / K"),
    /** Only mixing. */
    MIXED("own 1 - m; partner m"),
    /** Smoothing, then mixing with an unsmoothed partner. */
    SMOOTHED_THEN_MIXED(
        "own (1 - m) (1 - s + s / K); partner m + (1 - m) s / K; others (1 - m) s / K"),
    /** Mixing, then smoothing of both. */
    MIXED_THEN_SMOOTHED("own (1 - m) (1 - s) + s / K; partner m (1 - s) + s / K; others s / K");

    private final String formula;

    Order(String formula) {
      this.formula = formula;
    }

    /** The weights by smoothing s, partner's weight m and number of classes K. */
    public String formula() {
      return formula;
    }
  }

  /**
   * Weights that sum to one.
   *
   * @param own weight of the image's own class
   * @param partner weight of the partner's class; that of any other class without mixing
   * @param other weight of each other class
   */
  public record Weights(double own, double partner, double other) {}

  /** The targets of a recipe; nothing if they are neither smoothed nor mixed. */
  public static Optional<LabelDistribution> of(RecipeSpec recipe, Setting setting) {
    double smoothing = recipe.find(LabelSmoothing.class).map(LabelSmoothing::smoothing).orElse(0.0);
    Optional<Mixing> mixing = Mixing.of(recipe);
    if (mixing.isEmpty()) {
      return smoothing > 0
          ? Optional.of(of(smoothing, 0, 0, Order.SMOOTHED, recipe))
          : Optional.empty();
    }
    Mixing mixed = mixing.get();
    Order order =
        smoothing == 0
            ? Order.MIXED
            : setting.ordered(LabelSmoothing.class, mixed.type())
                ? Order.SMOOTHED_THEN_MIXED
                : Order.MIXED_THEN_SMOOTHED;
    double partner = order == Order.SMOOTHED_THEN_MIXED ? mixed.drawn() : mixed.lesser();
    return Optional.of(of(smoothing, partner, mixed.probability(), order, recipe));
  }

  private static LabelDistribution of(
      double smoothing, double partner, double mixedShare, Order order, RecipeSpec recipe) {
    double even = order == Order.SMOOTHED_THEN_MIXED ? (1 - partner) * smoothing : smoothing;
    double theirs = order == Order.MIXED_THEN_SMOOTHED ? partner * (1 - smoothing) : partner;
    double ours = 1 - even - theirs;
    double floor = even / recipe.classes();
    Optional<Weights> weights =
        recipe.knows(Fact.CLASSES)
            ? Optional.of(new Weights(ours + floor, theirs + floor, floor))
            : Optional.empty();
    return new LabelDistribution(smoothing, partner, even, order, mixedShare, weights);
  }
}
