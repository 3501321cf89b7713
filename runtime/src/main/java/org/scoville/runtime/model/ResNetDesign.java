package org.scoville.runtime.model;

import org.scoville.model.ResNet;

/**
 * {@link ResNet} as a design.
 *
 * @param record its hyperparameters
 */
public record ResNetDesign(ResNet record) implements NetworkDesign {
  @Override
  public Blueprint blueprint(int channels, int classes) {
    return ResNetBlueprint.of(record.depth(), channels, classes);
  }

  @Override
  public Initialization initialization() {
    return new Initialization(record.convolutions(), record.scales(), record.headBias());
  }
}
