package org.scoville.runtime;

import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.model.Residual;

/** ResNet-50's block, as narrow as a test wants it. */
public final class SmallBottleneck {
  private SmallBottleneck() {}

  /**
   * A bottleneck, with a projection where its inputs and outputs differ.
   *
   * @param width channels within; it has four times as many outputs
   */
  public static Layer of(String name, int inputs, int width, int stride) {
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
