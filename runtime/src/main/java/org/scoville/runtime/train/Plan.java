package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.fact.Resizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.Place;
import org.scoville.ingredient.SampleTransform;
import org.scoville.ingredient.StepRule;
import org.scoville.ingredient.TargetTransform;
import org.scoville.ingredient.WeightAverage;
import org.scoville.recipe.Timing;

/**
 * The algorithms of a recipe by stage, in the order in which they act; the compiler generates it.
 */
public final class Plan {
  private final List<Entry> entries;

  /**
   * An algorithm at one of its stages.
   *
   * @param place the stage at which it acts
   * @param algorithm its record
   * @param timing when it acts; always where an algorithm acts once
   * @param reason why it acts at this point of the order
   */
  public record Entry(Place place, Record algorithm, Timing timing, String reason) {

    /** Checks the interval and the window. */
    public Entry {
      if (!timing.isPossible()) {
        throw new IllegalArgumentException(
            "%s acts every %d from %s until %s; set every to at least 1 and 0 <= from < until <= 1"
                .formatted(
                    algorithm.getClass().getSimpleName(),
                    timing.every(),
                    timing.from(),
                    timing.until()));
      }
    }
  }

  private Plan(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A plan to be filled in the order of its stages. */
  public static Builder builder() {
    return new Builder();
  }

  /** All entries, stage by stage. */
  public List<Entry> entries() {
    return entries;
  }

  /** The same without the work of the loader and without what changes the size of images. */
  Plan ofFullImages() {
    return new Plan(
        entries.stream()
            .filter(entry -> entry.place() != Place.SAMPLE)
            .filter(entry -> !(entry.algorithm() instanceof Resizes))
            .toList());
  }

  /** The entries of a stage, in order. */
  public Stream<Entry> at(Place place) {
    return entries.stream().filter(entry -> entry.place() == place);
  }

  /** Collects the entries of a plan. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    /** Adds a change of the network. */
    public <A extends Record & ModelSurgery> Builder surgery(A a, String reason) {
      return add(Place.SURGERY, a, Timing.always(), reason);
    }

    /** Adds a change of each image. */
    public <A extends Record & SampleTransform> Builder sample(A a, Timing timing, String reason) {
      return add(Place.SAMPLE, a, timing, reason);
    }

    /** Adds a change of each batch. */
    public <A extends Record & BatchTransform> Builder batch(A a, Timing timing, String reason) {
      return add(Place.BATCH, a, timing, reason);
    }

    /** Adds a change of the targets. */
    public <A extends Record & TargetTransform> Builder targets(A a, Timing timing, String reason) {
      return add(Place.TARGETS, a, timing, reason);
    }

    /** Adds a way to find the gradient. */
    public <A extends Record & StepRule> Builder step(A a, Timing timing, String reason) {
      return add(Place.STEP, a, timing, reason);
    }

    /** Adds an average of the weights. */
    public <A extends Record & WeightAverage> Builder average(A a, Timing timing, String reason) {
      return add(Place.AVERAGE, a, timing, reason);
    }

    /** Adds a change of the evaluation. */
    public <A extends Record & EvaluationRule> Builder evaluation(A a, String reason) {
      return add(Place.EVALUATION, a, Timing.always(), reason);
    }

    private Builder add(Place place, Record algorithm, Timing timing, String reason) {
      entries.add(new Entry(place, algorithm, timing, reason));
      return this;
    }

    /** The plan. */
    public Plan build() {
      return new Plan(entries);
    }
  }
}
