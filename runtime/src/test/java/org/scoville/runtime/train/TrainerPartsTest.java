package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.FlipTTA;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.EvaluationBehavior;
import org.scoville.runtime.algorithm.FlipTtaEvaluation;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;

class TrainerPartsTest {
  private static final RunSettings SETTINGS = new RunSettings(1, 1, 1, 0, 1, 1, 0, Precision.FP32);

  private static TrainerParts of(Behavior.Factory factory) {
    return new TrainerParts(
        new KitNetwork((images, kernels) -> {}),
        Losses::crossEntropy,
        DecoupledSgdUpdater.behavior(new DecoupledSGD(0.1, 0.9, 0, 0, false, true)),
        (step, steps, perEpoch) -> 1,
        Plan.builder().evaluation(new FlipTTA(), "").build(),
        Map.of(FlipTTA.class, factory));
  }

  @Test
  void aBehaviorThatDoesNotSayWhatItKeepsIsRefusedByName() {
    EvaluationBehavior silent = (images, network, kernels) -> network.logits(images);
    assertThatThrownBy(() -> of((record, timing) -> silent).checkResumable(SETTINGS))
        .isInstanceOf(TrainingProblem.class)
        .hasMessage(
            "the behavior of FlipTTA does not say what it keeps from step to step; implement Stateless, or Stateful, there");
    assertThatCode(() -> of((record, timing) -> new FlipTtaEvaluation()).checkResumable(SETTINGS))
        .doesNotThrowAnyException();
  }
}
