package com.example.vit;

import java.util.Optional;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.NetworkProblem;
import org.scoville.runtime.tensor.Layout;

/**
 * {@link TinyVit} as a design.
 *
 * @param record its hyperparameters
 */
record TinyVitDesign(TinyVit record) implements NetworkDesign {
  private static final TruncatedNormal START = new TruncatedNormal(0.02);

  @Override
  public Blueprint blueprint(ImageShapes images, int classes) {
    if (!images.isOne()) {
      throw new NetworkProblem(
          "TinyVit has a position for each patch of one size, and its images have %s; drop what resizes them"
              .formatted(images.all().stream().map(TinyVitDesign::sides).toList()));
    }
    ImageShape image = images.largest();
    if (image.height() % record.patch() != 0 || image.width() % record.patch() != 0) {
      throw new NetworkProblem(
          "TinyVit cuts images of %s into patches of %d pixels, and some are left; choose another patch"
              .formatted(sides(image), record.patch()));
    }
    int width = record.width();
    int patches = image.height() / record.patch() * (image.width() / record.patch());
    return new Blueprint(
        Chain.of(
            new PatchEmbedding("embed", image.channels(), record.patch(), width, patches),
            new Skip(
                Chain.of(
                    new LayerNorm("norm1", width), new Attention("attn", width, record.heads()))),
            new Skip(
                Chain.of(
                    new LayerNorm("norm2", width),
                    linear("mlp.fc1", width, 2 * width),
                    new Gelu(),
                    linear("mlp.fc2", 2 * width, width))),
            new LayerNorm("norm", width),
            new FirstToken(),
            new Linear("head", width, classes, START, Optional.of(Initializers.logPrior()))),
        classes,
        Layout.CHANNELS_FIRST);
  }

  static Linear linear(String name, int inputs, int outputs) {
    return new Linear(name, inputs, outputs, START, Optional.of(Initializers.zeros()));
  }

  private static String sides(ImageShape image) {
    return image.height() + " x " + image.width();
  }
}
