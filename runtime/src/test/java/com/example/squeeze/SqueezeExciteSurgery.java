package com.example.squeeze;

import org.scoville.runtime.algorithm.Stateless;
import org.scoville.runtime.algorithm.SurgeryBehavior;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;

/** {@link SqueezeExcite}. */
final class SqueezeExciteSurgery implements SurgeryBehavior, Stateless {
  private final SqueezeExcite record;

  SqueezeExciteSurgery(SqueezeExcite record) {
    this.record = record;
  }

  @Override
  public Blueprint operate(Blueprint blueprint) {
    return blueprint.rewrite(this::replaced);
  }

  private Layer replaced(Layer layer) {
    if (layer instanceof Convolution convolution && convolution.kernel() == 3) {
      int hidden = Math.max(1, convolution.outputs() / record.reduction());
      return new Excited(convolution, hidden);
    }
    return layer instanceof BatchNorm norm ? new GhostBatchNorm(norm, record.ghost()) : layer;
  }
}
