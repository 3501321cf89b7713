package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.List;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.SampleTransform;
import org.scoville.ingredient.StepRule;
import org.scoville.ingredient.TargetTransform;
import org.scoville.ingredient.WeightAverage;
import org.scoville.recipe.Timing;

/** Stands for the runtime's plan; remembers its lines. */
public record Plan(List<String> lines) {
  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final List<String> lines = new ArrayList<>();

    public Builder surgery(ModelSurgery algorithm, String reason) {
      return add("surgery", algorithm, Timing.always(), reason);
    }

    public Builder sample(SampleTransform algorithm, Timing timing, String reason) {
      return add("sample", algorithm, timing, reason);
    }

    public Builder batch(BatchTransform algorithm, Timing timing, String reason) {
      return add("batch", algorithm, timing, reason);
    }

    public Builder targets(TargetTransform algorithm, Timing timing, String reason) {
      return add("targets", algorithm, timing, reason);
    }

    public Builder step(StepRule algorithm, Timing timing, String reason) {
      return add("step", algorithm, timing, reason);
    }

    public Builder average(WeightAverage algorithm, Timing timing, String reason) {
      return add("average", algorithm, timing, reason);
    }

    public Builder evaluation(EvaluationRule algorithm, String reason) {
      return add("evaluation", algorithm, Timing.always(), reason);
    }

    public Plan build() {
      return new Plan(List.copyOf(lines));
    }

    private Builder add(String place, Object algorithm, Timing timing, String reason) {
      lines.add(place + " " + algorithm + " " + timing + " " + reason);
      return this;
    }
  }
}
