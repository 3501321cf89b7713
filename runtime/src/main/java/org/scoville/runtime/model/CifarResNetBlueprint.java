package org.scoville.runtime.model;

import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.tensor.Layout;

/**
 * Composer's ResNets for small images: a 3x3 stem, stages of basic blocks, global pooling, one
 * linear layer. Stages may be of any width and number of blocks.
 */
public final class CifarResNetBlueprint {
  private CifarResNetBlueprint() {}

  /**
   * A stage; the first one keeps the resolution, the others halve it.
   *
   * @param width channels
   * @param blocks basic blocks
   */
  public record Stage(int width, int blocks) {}

  /** Three stages of (depth - 2) / 6 blocks with width, 2 x and 4 x width channels. */
  public static List<Stage> stages(int depth, int width) {
    int blocks = (depth - 2) / 6;
    return List.of(
        new Stage(width, blocks), new Stage(2 * width, blocks), new Stage(4 * width, blocks));
  }

  /** The network of some stages, with the plain initialization. */
  public static Blueprint of(List<Stage> stages, int stemStride, int channels, int classes) {
    return of(stages, stemStride, channels, classes, Initialization.plain());
  }

  /** The network of some stages: images (N, channels, H, W) to logits (N, classes). */
  public static Blueprint of(
      List<Stage> stages, int stemStride, int channels, int classes, Initialization start) {
    List<Layer> layers = new ArrayList<>();
    int inputs = stages.get(0).width();
    layers.add(new Convolution("conv", channels, inputs, 3, stemStride, start.convolution()));
    layers.add(new BatchNorm("bn", inputs, start.scale()));
    layers.add(new Relu());
    int number = 0;
    for (int stage = 0; stage < stages.size(); stage++) {
      int width = stages.get(stage).width();
      for (int block = 0; block < stages.get(stage).blocks(); block++) {
        int stride = block == 0 && stage > 0 ? 2 : 1;
        layers.add(block("blocks." + number++, inputs, width, stride, start));
        inputs = width;
      }
    }
    layers.add(new GlobalAveragePool());
    layers.add(start.headOf("fc", inputs, classes));
    return new Blueprint(new Chain(layers), classes, Layout.CHANNELS_FIRST);
  }

  private static Layer block(String name, int inputs, int width, int stride, Initialization start) {
    Layer branch =
        Chain.of(
            new Convolution(name + ".conv1", inputs, width, 3, stride, start.convolution()),
            new BatchNorm(name + ".bn1", width, start.scale()),
            new Relu(),
            new Convolution(name + ".conv2", width, width, 3, 1, start.convolution()),
            new BatchNorm(name + ".bn2", width, start.scale()));
    Chain shortcut =
        inputs == width && stride == 1
            ? Chain.of()
            : Chain.of(
                new Convolution(
                    name + ".shortcut.0", inputs, width, 1, stride, start.convolution()),
                new BatchNorm(name + ".shortcut.1", width, start.scale()));
    return new Residual(name, Residual.Kind.BASIC, branch, shortcut);
  }
}
