package com.example.grayvit;

import org.scoville.runtime.algorithm.Stateless;
import org.scoville.runtime.algorithm.SurgeryBehavior;
import org.scoville.runtime.algorithm.SurgeryProblem;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Layer;

/** Performs {@link LayerScale}: adds a {@link Scale} to the end of each {@link Branch}. */
final class LayerScaleSurgery implements SurgeryBehavior, Stateless {
  private final LayerScale record;

  LayerScaleSurgery(LayerScale record) {
    this.record = record;
  }

  @Override
  public Blueprint operate(Blueprint blueprint) {
    if (blueprint.layers().stream().noneMatch(Branch.class::isInstance)) {
      throw new SurgeryProblem(
          "LayerScale finds no residual branch in this network; drop it, or train a Vit");
    }
    return blueprint.rewrite(this::scaled);
  }

  private Layer scaled(Layer layer) {
    return layer instanceof Branch branch
        ? branch.of(
            Chain.of(branch.inner(), new Scale(branch.scale(), branch.width(), record.start())))
        : layer;
  }
}
