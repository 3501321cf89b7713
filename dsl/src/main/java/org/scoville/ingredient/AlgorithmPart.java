package org.scoville.ingredient;

/** An algorithm: what acts in one or several {@linkplain Place places} of a training step. */
public sealed interface AlgorithmPart extends Part
    permits ModelSurgery,
        SampleTransform,
        BatchTransform,
        TargetTransform,
        StepRule,
        WeightAverage,
        EvaluationRule {}
