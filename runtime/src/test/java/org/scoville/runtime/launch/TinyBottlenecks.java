package org.scoville.runtime.launch;

import java.util.Optional;
import org.scoville.ingredient.Network;
import org.scoville.runtime.SmallBottleneck;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.tensor.Layout;

/** A network of three bottlenecks that are a few channels wide. */
public record TinyBottlenecks() implements Network {
  private static final int STEM = 8;

  /** What it does. */
  NetworkDesign design() {
    return (images, classes) ->
        new Blueprint(
            Chain.of(
                new Convolution("conv1", images.channels(), STEM, 3, 1),
                new BatchNorm("bn1", STEM),
                new Relu(),
                SmallBottleneck.of("layer1.0", STEM, 4, 1),
                SmallBottleneck.of("layer1.1", 16, 4, 1),
                SmallBottleneck.of("layer2.0", 16, 8, 2),
                new GlobalAveragePool(),
                new Linear(
                    "fc",
                    32,
                    classes,
                    Initializers.kaimingNormal(Initializers.Fan.IN),
                    Optional.of(Initializers.zeros()))),
            classes,
            Layout.CHANNELS_FIRST);
  }
}
