package org.scoville.runtime.algorithm;

/**
 * The code of an algorithm, by one or more of the interfaces that it permits, one for each stage of
 * a step. An instance belongs to one replica and so to one thread.
 */
public sealed interface Behavior
    permits SurgeryBehavior,
        SampleBehavior,
        OrderBehavior,
        BatchBehavior,
        TargetBehavior,
        StepBehavior,
        GradientBehavior,
        AverageBehavior,
        EvaluationBehavior {

  /** Makes behaviors from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** The behavior of an algorithm in a run. */
    Behavior create(Record algorithm, RunTiming timing);
  }
}
