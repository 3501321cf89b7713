package org.scoville.effect;

import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The terms of an optimizer that its decay depends on.
 *
 * @param rate the rate at its peak
 * @param weightDecay the decay as it is written
 * @param gain what a steady gradient is multiplied by in the buffer; 1 without momentum
 * @param decoupled whether the decay is written apart from the rate
 * @param trustRatio whether the decay goes through a ratio of lengths of its own for each layer
 */
record UpdateTerms(
    double rate, double weightDecay, double gain, boolean decoupled, boolean trustRatio) {

  /** The terms of a recipe's optimizer, if it is one of the language's. */
  static Optional<UpdateTerms> of(RecipeSpec recipe) {
    return Stream.of(
            recipe
                .find(Role.OPTIMIZER, SGD.class)
                .map(
                    sgd ->
                        new UpdateTerms(
                            sgd.learningRate(),
                            sgd.weightDecay(),
                            gain(sgd.momentum(), sgd.dampening(), sgd.nesterov()),
                            false,
                            false)),
            recipe
                .find(Role.OPTIMIZER, DecoupledSGD.class)
                .map(
                    sgd ->
                        new UpdateTerms(
                            sgd.learningRate(),
                            sgd.weightDecay(),
                            gain(sgd.momentum(), sgd.dampening(), sgd.nesterov()),
                            true,
                            false)),
            recipe
                .find(Role.OPTIMIZER, AdamW.class)
                .map(a -> new UpdateTerms(a.learningRate(), a.weightDecay(), 1, false, false)),
            recipe
                .find(Role.OPTIMIZER, DecoupledAdamW.class)
                .map(a -> new UpdateTerms(a.learningRate(), a.weightDecay(), 1, true, false)),
            recipe
                .find(Role.OPTIMIZER, LAMB.class)
                .map(l -> new UpdateTerms(l.learningRate(), l.weightDecay(), 1, false, true)),
            recipe
                .find(Role.OPTIMIZER, LARS.class)
                .map(
                    l ->
                        new UpdateTerms(
                            l.learningRate(),
                            l.weightDecay(),
                            gain(l.momentum(), 0, l.nesterov()),
                            false,
                            true)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The geometric series of a buffer; Nesterov's look ahead leaves its sum, unless dampened. */
  private static double gain(double momentum, double dampening, boolean nesterov) {
    double buffer = (1 - dampening) / (1 - momentum);
    return nesterov ? 1 + momentum * buffer : buffer;
  }
}
