package org.scoville.ingredient;

/** A stage of a training run at which algorithms act, in the order of the run. */
public enum Place {
  /** On the network, once, before training. */
  SURGERY(ModelSurgery.class, "model surgery"),
  /** On each image, in the loader. */
  SAMPLE(SampleTransform.class, "image"),
  /** On a batch of images, on the device. */
  BATCH(BatchTransform.class, "batch"),
  /** On a batch of targets, on the device. */
  TARGETS(TargetTransform.class, "targets"),
  /** On how the gradient of a step is found. */
  STEP(StepRule.class, "step"),
  /** On an average of the weights, after a step. */
  AVERAGE(WeightAverage.class, "weight average"),
  /** On an evaluation. */
  EVALUATION(EvaluationRule.class, "evaluation");

  private final Class<? extends AlgorithmPart> kind;
  private final String words;

  Place(Class<? extends AlgorithmPart> kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  /** The interface that the record of an algorithm of this stage implements. */
  public Class<? extends AlgorithmPart> kind() {
    return kind;
  }

  /** The stage in words: {@code weight average}. */
  public String words() {
    return words;
  }

  /**
   * Whether an algorithm acts here on every batch, so that an interval or a window has a meaning.
   */
  public boolean isTimed() {
    return this != SURGERY && this != EVALUATION;
  }
}
