package org.scoville.runtime.algorithm;

/**
 * What an algorithm does, in one or more of the places below it. An instance belongs to one replica
 * and so to one thread.
 */
public sealed interface Behaviour
    permits SurgeryBehaviour,
        SampleBehaviour,
        OrderBehaviour,
        BatchBehaviour,
        TargetBehaviour,
        StepBehaviour,
        GradientBehaviour,
        AverageBehaviour,
        EvaluationBehaviour {

  /** Makes behaviours from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** The behaviour of an algorithm in a run. */
    Behaviour create(Record algorithm, Occasion occasion);
  }
}
