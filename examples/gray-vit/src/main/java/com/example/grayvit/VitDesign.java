package com.example.grayvit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.NetworkProblem;
import org.scoville.runtime.tensor.Initializer;
import org.scoville.runtime.tensor.Layout;

/**
 * Builds the network of {@link Vit} for the channels and classes of the data.
 *
 * @param record its hyperparameters
 */
record VitDesign(Vit record) implements NetworkDesign {
  /** Initializer of weights, the class token and positions. */
  static final Initializer START = new TruncatedNormal(0.02);

  private static final int EXPANSION = 4;

  @Override
  public Blueprint blueprint(ImageShapes images, int classes) {
    for (ImageShape image : images.all()) {
      if (image.height() != record.imageSide() || image.width() != record.imageSide()) {
        throw new NetworkProblem(
            "Vit has a position for each patch of %d x %d pixels, and its images have %d x %d; set imageSide and drop what resizes images"
                .formatted(record.imageSide(), record.imageSide(), image.height(), image.width()));
      }
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new PatchEmbedding(images.channels(), record));
    for (int i = 0; i < record.depth(); i++) {
      layers.add(block("blocks." + i));
    }
    layers.add(new LayerNorm("norm", record.width()));
    layers.add(new ClassToken());
    Initializer bias = record.startsAtLogPrior() ? Initializers.logPrior() : Initializers.zeros();
    layers.add(new Linear("head", record.width(), classes, START, Optional.of(bias)));
    return new Blueprint(new Chain(layers), classes, Layout.CHANNELS_FIRST);
  }

  private Layer block(String name) {
    int width = record.width();
    return Chain.of(
        new Branch(
            name + ".ls1",
            width,
            Chain.of(
                new LayerNorm(name + ".norm1", width),
                new Attention(name + ".attn", width, record.heads()))),
        new Branch(
            name + ".ls2",
            width,
            Chain.of(
                new LayerNorm(name + ".norm2", width),
                linear(name + ".mlp.fc1", width, EXPANSION * width),
                new Gelu(),
                linear(name + ".mlp.fc2", EXPANSION * width, width))));
  }

  static Linear linear(String name, int inputs, int outputs) {
    return new Linear(name, inputs, outputs, START, Optional.of(Initializers.zeros()));
  }
}
