package org.scoville.derived;

import java.util.List;
import java.util.Optional;
import org.scoville.recipe.RecipeSpec;

/**
 * The mean targets of a run after smoothing and mixing.
 *
 * @param kinds the kinds of targets, the most frequent first; their shares sum to one
 * @param binaryAbove threshold above which the loss sets targets to 1, and to 0 below; 1 if it uses
 *     them as they are
 */
public record LabelDistribution(List<Kind> kinds, double binaryAbove) {

  /** Copies the list. */
  public LabelDistribution {
    kinds = List.copyOf(kinds);
  }

  /**
   * The targets of a recipe; empty if they are neither smoothed nor mixed, or if two algorithms mix
   * one batch, which is an error.
   */
  public static Optional<LabelDistribution> of(RecipeSpec recipe, DataContext context) {
    return LabelMixing.of(recipe, context);
  }

  /**
   * Targets that were made in one way.
   *
   * @param order the order of smoothing and mixing
   * @param mixer simple name of the algorithm that mixed them; empty where none did
   * @param share their share of the run's micro-batches
   * @param smoothing the smoothing as written in the recipe, s; 0 where none acts
   * @param partnerWeight the mean weight of the partner, m; 0 where none acts
   * @param effectiveSmoothing weight that ends evenly on all classes; {@code (1 - m) s} where
   *     smoothing comes first, because the partner's target stays unsmoothed
   * @param weights the weights by class; empty while the number of classes, K, is unknown
   */
  public record Kind(
      Order order,
      String mixer,
      double share,
      double smoothing,
      double partnerWeight,
      double effectiveSmoothing,
      Optional<Weights> weights) {

    static Kind of(Order order, String mixer, double smoothing, double partner, int classes) {
      double even = order == Order.SMOOTHED_THEN_MIXED ? (1 - partner) * smoothing : smoothing;
      double theirs = order == Order.MIXED_THEN_SMOOTHED ? partner * (1 - smoothing) : partner;
      double floor = even / classes;
      Optional<Weights> weights =
          classes > 0
              ? Optional.of(new Weights(1 - even - theirs + floor, theirs + floor, floor))
              : Optional.empty();
      return new Kind(order, mixer, 0, smoothing, partner, even, weights);
    }

    Kind share(double share) {
      return new Kind(order, mixer, share, smoothing, partnerWeight, effectiveSmoothing, weights);
    }
  }

  /** The orders of smoothing and mixing, for a partner of another class. */
  public enum Order {
    /** Neither. */
    AS_LABELED("own 1"),
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
}
