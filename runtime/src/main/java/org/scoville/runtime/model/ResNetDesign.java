package org.scoville.runtime.model;

import org.scoville.model.ResNet;

/**
 * {@link ResNet} as a design.
 *
 * @param record its hyperparameters
 */
public record ResNetDesign(ResNet record) implements NetworkDesign {
  @Override
  public Blueprint blueprint(ImageShapes images, int classes) {
    Initialization start =
        Initialization.of(record.convolutions(), record.scales(), record.headBias());
    return ResNetBlueprint.of(record.depth(), images.channels(), classes, start);
  }
}
