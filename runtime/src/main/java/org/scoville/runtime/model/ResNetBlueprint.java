package org.scoville.runtime.model;

import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.tensor.Layout;

/**
 * torchvision's ResNets: a 7x7 stem, a max-pool, four stages of basic blocks (18, 34) or
 * bottlenecks (50, 101, 152) that stride in their 3x3 convolution, global pooling, one linear
 * layer.
 */
public final class ResNetBlueprint {
  private static final int STEM = 64;
  private static final int EXPANSION = 4;

  private ResNetBlueprint() {}

  /**
   * The network of a depth, with the plain initialization: images (N, channels, H, W) to logits (N,
   * classes).
   */
  public static Blueprint of(int depth, int channels, int classes) {
    return of(depth, channels, classes, Initialization.plain());
  }

  /** The network of a depth: images (N, channels, H, W) to logits (N, classes). */
  public static Blueprint of(int depth, int channels, int classes, Initialization start) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Convolution("conv1", channels, STEM, 7, 2, start.convolution()));
    layers.add(new BatchNorm("bn1", STEM, start.scale()));
    layers.add(new Relu());
    layers.add(new MaxPool("maxpool", 3, 2));
    int inputs = STEM;
    int[] blocks = blocks(depth);
    for (int stage = 0; stage < blocks.length; stage++) {
      int width = STEM << stage;
      for (int block = 0; block < blocks[stage]; block++) {
        String name = "layer%d.%d".formatted(stage + 1, block);
        int stride = block == 0 && stage > 0 ? 2 : 1;
        int outputs = depth >= 50 ? EXPANSION * width : width;
        layers.add(
            depth >= 50
                ? bottleneck(name, inputs, width, stride, start)
                : basic(name, inputs, width, stride, start));
        inputs = outputs;
      }
    }
    layers.add(new GlobalAveragePool());
    layers.add(start.headOf("fc", inputs, classes));
    return new Blueprint(new Chain(layers), classes, Layout.CHANNELS_FIRST);
  }

  private static int[] blocks(int depth) {
    return switch (depth) {
      case 18 -> new int[] {2, 2, 2, 2};
      case 34, 50 -> new int[] {3, 4, 6, 3};
      case 101 -> new int[] {3, 4, 23, 3};
      case 152 -> new int[] {3, 8, 36, 3};
      default ->
          throw new IllegalArgumentException(
              "there is no ResNet of depth " + depth + "; choose 18, 34, 50, 101 or 152");
    };
  }

  private static Residual basic(
      String name, int inputs, int width, int stride, Initialization start) {
    Chain branch =
        Chain.of(
            new Convolution(name + ".conv1", inputs, width, 3, stride, start.convolution()),
            new BatchNorm(name + ".bn1", width, start.scale()),
            new Relu(),
            new Convolution(name + ".conv2", width, width, 3, 1, start.convolution()),
            new BatchNorm(name + ".bn2", width, start.scale()));
    return new Residual(
        name, Residual.Kind.BASIC, branch, shortcut(name, inputs, width, stride, start));
  }

  /** A bottleneck: (N, inputs, H, W) to (N, 4 x width, H / stride, W / stride). */
  public static Residual bottleneck(
      String name, int inputs, int width, int stride, Initialization start) {
    int outputs = EXPANSION * width;
    Chain branch =
        Chain.of(
            new Convolution(name + ".conv1", inputs, width, 1, 1, start.convolution()),
            new BatchNorm(name + ".bn1", width, start.scale()),
            new Relu(),
            new Convolution(name + ".conv2", width, width, 3, stride, start.convolution()),
            new BatchNorm(name + ".bn2", width, start.scale()),
            new Relu(),
            new Convolution(name + ".conv3", width, outputs, 1, 1, start.convolution()),
            new BatchNorm(name + ".bn3", outputs, start.scale()));
    return new Residual(
        name, Residual.Kind.BOTTLENECK, branch, shortcut(name, inputs, outputs, stride, start));
  }

  private static Chain shortcut(
      String name, int inputs, int outputs, int stride, Initialization start) {
    return inputs == outputs && stride == 1
        ? Chain.of()
        : Chain.of(
            new Convolution(
                name + ".downsample.0", inputs, outputs, 1, stride, start.convolution()),
            new BatchNorm(name + ".downsample.1", outputs, start.scale()));
  }
}
