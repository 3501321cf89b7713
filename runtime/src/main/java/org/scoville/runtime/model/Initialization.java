package org.scoville.runtime.model;

import java.util.Optional;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.runtime.tensor.Initializer;

/**
 * The initializers of a ResNet's parameters, by kind of parameter.
 *
 * @param convolution weights of convolutions
 * @param head weight of the last layer
 * @param scale scales of batch norms
 * @param headBias bias of the last layer
 */
public record Initialization(
    Initializer convolution, Initializer head, Initializer scale, Initializer headBias) {

  /** The defaults of the layers. */
  public static Initialization plain() {
    return of(Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO);
  }

  /** The initializers that a model's record names. */
  public static Initialization of(Convolutions convolutions, Scales scales, HeadBias headBias) {
    return new Initialization(
        switch (convolutions) {
          case KAIMING_NORMAL -> Initializers.kaimingNormal(Initializers.Fan.IN);
          case KAIMING_FAN_OUT -> Initializers.kaimingNormal(Initializers.Fan.OUT);
        },
        switch (convolutions) {
          case KAIMING_NORMAL -> Initializers.kaimingNormal(Initializers.Fan.IN);
          case KAIMING_FAN_OUT -> Initializers.inverseRootUniform();
        },
        switch (scales) {
          case ONE -> Initializers.ones();
          case UNIFORM -> Initializers.uniform(0, 1);
        },
        switch (headBias) {
          case ZERO -> Initializers.zeros();
          case LOG_PRIOR -> Initializers.logPrior();
        });
  }

  /** The last layer. */
  Linear headOf(String name, int inputs, int classes) {
    return new Linear(name, inputs, classes, head, Optional.of(headBias));
  }
}
