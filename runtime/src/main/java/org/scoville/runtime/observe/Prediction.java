package org.scoville.runtime.observe;

/**
 * The answer of a network about one evaluated image.
 *
 * @param image the image's number in the data
 * @param label its true class
 * @param answer the class with the largest logit, or {@link #NONE}
 * @param probability the answer's share of the softmax over all classes; NaN where there is none
 * @param ahead classes whose logits are larger than the true class's; of equal ones those that come
 *     before it count, too
 */
public record Prediction(int image, int label, int answer, double probability, int ahead) {
  /** In place of a class, when the network's logits are no numbers. */
  public static final int NONE = -1;

  /**
   * The prediction from logits.
   *
   * @param logits of several images, one after the other
   * @param from where those of this image start
   * @param classes how many there are
   */
  public static Prediction of(int image, int label, float[] logits, int from, int classes) {
    int answer = 0;
    int ahead = 0;
    for (int i = 0; i < classes; i++) {
      float logit = logits[from + i];
      if (Float.isNaN(logit)) {
        return new Prediction(image, label, NONE, Double.NaN, classes);
      }
      answer = logit > logits[from + answer] ? i : answer;
      float truth = logits[from + label];
      ahead += logit > truth || (logit == truth && i < label) ? 1 : 0;
    }
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      // Two infinities have no difference.
      boolean isLargest = logits[from + i] == logits[from + answer];
      sum += isLargest ? 1 : Math.exp((double) logits[from + i] - logits[from + answer]);
    }
    return new Prediction(image, label, answer, 1 / sum, ahead);
  }

  /** Whether the true class is among the so many with the largest logits. */
  public boolean isAmong(int best) {
    return ahead < best;
  }
}
