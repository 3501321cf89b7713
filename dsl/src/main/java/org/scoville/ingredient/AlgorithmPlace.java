package org.scoville.ingredient;

/** Where an algorithm can act; one algorithm may act in several places. */
public sealed interface AlgorithmPlace extends Place
    permits ModelSurgery,
        SampleTransform,
        BatchTransform,
        TargetTransform,
        StepRule,
        WeightAverage,
        EvaluationRule {}
