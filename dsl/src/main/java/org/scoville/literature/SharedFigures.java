package org.scoville.literature;

import static org.scoville.literature.DeepDive.percent;
import static org.scoville.literature.TrainedWeights.A3_AT_160;
import static org.scoville.literature.TrainedWeights.A3_AT_224;
import static org.scoville.literature.TrainedWeights.TORCHVISION_AT_176;
import static org.scoville.literature.TrainedWeights.TORCHVISION_AT_224;

/** Figures about more than one ingredient. */
public final class SharedFigures {
  /** Accuracies of the same weights at test images of the training size and larger. */
  public static final Evidence LARGER_TEST_IMAGES =
      new Evidence(
          ("one set of weights each: trained at 160 pixels, %s top-1 at 160 and %s at 224;"
                  + " trained at 176, %s at 176 and %s at 224")
              .formatted(
                  percent(A3_AT_160),
                  percent(A3_AT_224),
                  percent(TORCHVISION_AT_176),
                  percent(TORCHVISION_AT_224)),
          Sources.TIMM_RESULTS);

  private SharedFigures() {}
}
