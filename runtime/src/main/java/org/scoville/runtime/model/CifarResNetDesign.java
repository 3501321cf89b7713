package org.scoville.runtime.model;

import org.scoville.model.CifarResNet;

/**
 * {@link CifarResNet} as a design.
 *
 * @param record its hyperparameters
 */
public record CifarResNetDesign(CifarResNet record) implements NetworkDesign {
  @Override
  public Blueprint blueprint(int channels, int classes) {
    return CifarResNetBlueprint.of(
        CifarResNetBlueprint.stages(record.depth(), record.width()),
        record.stemStride(),
        channels,
        classes);
  }

  @Override
  public Initialization initialization() {
    return new Initialization(record.convolutions(), record.scales(), record.headBias());
  }
}
