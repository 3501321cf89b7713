package org.scoville.runtime.algorithm;

import java.util.List;
import org.scoville.algorithm.GradientClipping;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.Kernels;

/** {@link GradientClipping} of the averaged gradient. */
public final class ClippedGradient implements GradientBehaviour {
  private final GradientClipping record;
  private final Occasion occasion;

  /** The behaviour in a run. */
  public ClippedGradient(GradientClipping record, Occasion occasion) {
    this.record = record;
    this.occasion = occasion;
  }

  @Override
  public void change(FlatGradient gradient, Weights weights, long batch, Kernels kernels) {
    if (!occasion.in(batch)) {
      return;
    }
    switch (record.kind()) {
      case NORM -> kernels.updates().clipNorm(gradient.pieces(), record.threshold());
      case VALUE -> kernels.updates().clipValues(gradient.pieces(), record.threshold());
      case ADAPTIVE ->
          kernels
              .updates()
              .clipUnits(
                  weights.parameters().slices(),
                  gradient.slices(),
                  units(weights.parameters().layout()),
                  record.threshold(),
                  record.epsilon());
    }
  }

  /** Outputs lie outermost in memory, so a unit of a weight is a stretch of its slice. */
  private static List<Long> units(FlatLayout layout) {
    return layout.parameters().stream()
        .map(parameter -> parameter.kind().isWeight() ? parameter.shape().get(0) : 1L)
        .toList();
  }
}
