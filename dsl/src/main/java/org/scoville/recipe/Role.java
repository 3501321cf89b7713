package org.scoville.recipe;

import java.lang.annotation.Annotation;

/**
 * The part that an ingredient plays in a recipe; every role but {@link #ALGORITHM} is played once.
 */
public enum Role {
  /** The network to train. */
  MODEL(Model.class),
  /** What is minimized. */
  LOSS(Loss.class),
  /** The images to train on. */
  TRAIN(Train.class),
  /** The images to evaluate on. */
  EVALUATE(Evaluate.class),
  /** How a gradient becomes a step. */
  OPTIMIZER(Optimizer.class),
  /** The learning rate over time. */
  SCHEDULE(Schedule.class),
  /** Everything that changes the plain training step. */
  ALGORITHM(Algorithm.class);

  private final Class<? extends Annotation> annotation;

  Role(Class<? extends Annotation> annotation) {
    this.annotation = annotation;
  }

  /** The annotation that marks a method of this role. */
  public Class<? extends Annotation> annotation() {
    return annotation;
  }
}
