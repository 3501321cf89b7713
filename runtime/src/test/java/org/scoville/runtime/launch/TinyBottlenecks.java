package org.scoville.runtime.launch;

import java.util.Optional;
import org.scoville.ingredient.Network;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.model.Residual;
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
                bottleneck("layer1.0", STEM, 4, 1),
                bottleneck("layer1.1", 16, 4, 1),
                bottleneck("layer2.0", 16, 8, 2),
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

  private static Layer bottleneck(String name, int inputs, int width, int stride) {
    int outputs = 4 * width;
    Layer branch =
        Chain.of(
            new Convolution(name + ".conv1", inputs, width, 1, 1),
            new BatchNorm(name + ".bn1", width),
            new Relu(),
            new Convolution(name + ".conv2", width, width, 3, stride),
            new BatchNorm(name + ".bn2", width),
            new Relu(),
            new Convolution(name + ".conv3", width, outputs, 1, 1),
            new BatchNorm(name + ".bn3", outputs));
    Chain shortcut =
        inputs == outputs
            ? Chain.of()
            : Chain.of(
                new Convolution(name + ".downsample.0", inputs, outputs, 1, stride),
                new BatchNorm(name + ".downsample.1", outputs));
    return new Residual(name, Residual.Kind.BOTTLENECK, branch, shortcut);
  }
}
