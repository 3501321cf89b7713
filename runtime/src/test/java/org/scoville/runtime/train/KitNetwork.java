package org.scoville.runtime.train;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.scoville.runtime.SmallBottleneck;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.MaxPool;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Layout;

/**
 * ResNet-50 made small, with everything that model surgery looks for: strided convolutions of 16
 * channels and more, a max-pool, bottlenecks with and without a projection.
 *
 * @param seen gets the images (N, C, H, W) of each pass as they reach the network
 */
record KitNetwork(BiConsumer<NDArray, Kernels> seen) implements NetworkDesign {
  private static final int STEM = 16;

  private record Watch(BiConsumer<NDArray, Kernels> seen) implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      seen.accept(x, pass.kernels());
      return x;
    }
  }

  @Override
  public Blueprint blueprint(ImageShapes images, int classes) {
    return new Blueprint(
        Chain.of(
            new Watch(seen),
            new Convolution("conv1", images.channels(), STEM, 7, 2),
            new BatchNorm("bn1", STEM),
            new Relu(),
            new MaxPool("maxpool", 3, 2),
            SmallBottleneck.of("layer1.0", STEM, 8, 1),
            SmallBottleneck.of("layer1.1", 32, 8, 1),
            SmallBottleneck.of("layer2.0", 32, 16, 2),
            new GlobalAveragePool(),
            new Linear(
                "fc",
                64,
                classes,
                Initializers.kaimingNormal(Initializers.Fan.IN),
                Optional.of(Initializers.logPrior()))),
        classes,
        Layout.CHANNELS_FIRST);
  }
}
