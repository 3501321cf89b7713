package org.scoville.runtime.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.scoville.algorithm.BlurPool;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.BlurConvolution;
import org.scoville.runtime.model.BlurMaxPool;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.MaxPool;

/** Performs {@link BlurPool}: adds a blur to strided convolutions and max-pools. */
public final class BlurPoolSurgery implements SurgeryBehavior, Stateless {
  private final BlurPool record;

  /**
   * A layer that is replaced.
   *
   * @param name reference name
   * @param before the layer
   * @param after what takes its place
   */
  public record Replacement(String name, Layer before, Layer after) {}

  /** The behavior in a run. */
  public BlurPoolSurgery(BlurPool record) {
    this.record = record;
  }

  @Override
  public Blueprint operate(Blueprint blueprint) {
    if (replacements(blueprint).isEmpty()) {
      throw new SurgeryProblem(
          "BlurPool finds nothing to blur: the network has no strided convolution of at least %d input channels"
                  .formatted(record.minChannels())
              + " and no max-pool that it may replace; lower minChannels, allow it to replace both, or drop it");
    }
    return blueprint.rewrite(layer -> replaced(layer));
  }

  /** What the surgery replaces, in the reference implementation's order. */
  public List<Replacement> replacements(Blueprint blueprint) {
    List<Replacement> replacements = new ArrayList<>();
    for (Layer layer : blueprint.layers()) {
      Layer after = replaced(layer);
      if (after instanceof BlurConvolution blurred && layer != after) {
        replacements.add(new Replacement(blurred.convolution().name(), layer, after));
      } else if (after instanceof BlurMaxPool blurred && layer != after) {
        replacements.add(new Replacement(blurred.pool().name(), layer, after));
      }
    }
    return replacements;
  }

  private Layer replaced(Layer layer) {
    if (layer instanceof MaxPool pool && record.replaceMaxPools()) {
      return new BlurMaxPool(pool);
    }
    if (layer instanceof Convolution convolution
        && record.replaceConvolutions()
        && convolution.stride() > 1
        && convolution.inputs() >= record.minChannels()) {
      return new BlurConvolution(convolution, record.blurFirst());
    }
    return layer;
  }
}
