package org.scoville.runtime.model;

import org.scoville.model.CifarResNet;

/**
 * {@link CifarResNet} as a design.
 *
 * @param record its hyperparameters
 */
public record CifarResNetDesign(CifarResNet record) implements NetworkDesign {
  @Override
  public Blueprint blueprint(ImageShapes images, int classes) {
    Initialization start =
        Initialization.of(record.convolutions(), record.scales(), record.headBias());
    return CifarResNetBlueprint.of(
        CifarResNetBlueprint.stages(record.depth(), record.width()),
        record.stemStride(),
        images.channels(),
        classes,
        start);
  }
}
