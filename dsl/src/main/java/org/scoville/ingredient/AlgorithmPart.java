package org.scoville.ingredient;

/** An algorithm, which acts at one or several {@linkplain Place stages} of a training step. */
public sealed interface AlgorithmPart extends Part
    permits ModelSurgery,
        SampleTransform,
        BatchTransform,
        TargetTransform,
        StepRule,
        WeightAverage,
        EvaluationRule {}
