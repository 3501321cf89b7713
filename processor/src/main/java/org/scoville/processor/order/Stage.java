package org.scoville.processor.order;

import org.scoville.ingredient.AlgorithmPlace;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.SampleTransform;
import org.scoville.ingredient.StepRule;
import org.scoville.ingredient.TargetTransform;
import org.scoville.ingredient.WeightAverage;

/** A place of the plan, in the order in which a training step comes past them. */
public enum Stage {
  /** Once, before training. */
  SURGERY(ModelSurgery.class),
  /** On each image. */
  SAMPLE(SampleTransform.class),
  /** On a batch of images. */
  BATCH(BatchTransform.class),
  /** On a batch of targets. */
  TARGETS(TargetTransform.class),
  /** Around the gradient. */
  STEP(StepRule.class),
  /** On the weights after a step. */
  AVERAGE(WeightAverage.class),
  /** Around an evaluation. */
  EVALUATION(EvaluationRule.class);

  private final Class<? extends AlgorithmPlace> place;

  Stage(Class<? extends AlgorithmPlace> place) {
    this.place = place;
  }

  /** The interface that an algorithm of this place implements. */
  public Class<? extends AlgorithmPlace> place() {
    return place;
  }
}
