package org.scoville.rule.builtin;

import org.scoville.algorithm.EMA;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.text.NumberText;

/**
 * The half-life of an EMA with its remedies, after which it is at most a tenth of the run and at
 * least a few of its updates.
 *
 * @param countsEpochs whether it is written in epochs
 * @param perEpoch batches of an epoch, 0 while they are not known
 * @param epochs epochs of the run
 * @param every batches from one update to the next
 * @param batches the half-life, in batches
 */
record HalfLife(boolean countsEpochs, long perEpoch, int epochs, int every, double batches) {
  /** The fewest updates in a half-life. */
  private static final int LEAST = 2;

  /** The number of updates that a half-life should have. */
  private static final int GOOD = 5;

  /** The half-life of a recipe with an EMA. */
  static HalfLife of(RecipeSpec recipe) {
    EMA ema = recipe.find(EMA.class).orElseThrow();
    long perEpoch = recipe.knows(DataFact.TRAINING_SAMPLES) ? recipe.stepsPerEpoch() : 0;
    return new HalfLife(
        ema.halfLifeEpochs() > 0,
        perEpoch,
        recipe.epochs(),
        recipe.use(EMA.class).map(use -> use.timing().every()).orElse(1),
        ema.halfLifeEpochs() > 0 ? ema.halfLife((double) perEpoch) : ema.halfLifeBatches());
  }

  /**
   * The remedy for a half-life that is too long for the run.
   *
   * @param mayOpenLater whether a later start of the window is a remedy as well
   */
  String withinTheRun(boolean mayOpenLater) {
    if (perEpoch == 0 || tenth() >= 1.0 * LEAST * every) {
      return mayOpenLater
          ? "set %s, a tenth of the run, or set from so that the window opens when the rate has fallen to half"
              .formatted(longest())
          : "set %s, a tenth of the run".formatted(longest());
    }
    return tenth() >= LEAST
        ? "set %s, a tenth of the run, and every = %d so that it has some updates"
            .formatted(longest(), interval(tenth()))
        : noRoom();
  }

  /** The remedy for a half-life of too few updates. */
  String ofUpdates() {
    double good = 1.0 * GOOD * every;
    boolean open = perEpoch == 0 && !countsEpochs;
    if (open || good <= tenth()) {
      return "set %s, five updates, or more".formatted(written(good));
    }
    if (batches >= LEAST && batches <= tenth()) {
      return "set every = %d; five of the present updates are more than a tenth of the run"
          .formatted(interval(batches));
    }
    return tenth() >= LEAST
        ? "set %s, a tenth of the run, and every = %d".formatted(longest(), interval(tenth()))
        : noRoom();
  }

  private String noRoom() {
    return "drop EMA; a run of %s is too short for it"
        .formatted(NumberText.count(perEpoch * epochs, "batch"));
  }

  /** The largest interval with five updates in a half-life, or else 1. */
  private static long interval(double halfLife) {
    return Math.max(1, (long) Math.floor(halfLife / GOOD));
  }

  /** The longest half-life in batches, as it is written. */
  private double tenth() {
    double tenth = perEpoch * (epochs / 10.0);
    return countsEpochs || tenth < 1 ? tenth : Math.floor(tenth);
  }

  private String longest() {
    return countsEpochs
        ? "halfLifeEpochs = " + NumberText.of(epochs / 10.0)
        : "halfLifeBatches = " + NumberText.of(tenth());
  }

  /** A half-life in batches, as the recipe writes it. */
  private String written(double halfLife) {
    return countsEpochs
        ? "halfLifeEpochs = " + NumberText.rounded(halfLife / perEpoch)
        : "halfLifeBatches = " + NumberText.of(halfLife);
  }
}
