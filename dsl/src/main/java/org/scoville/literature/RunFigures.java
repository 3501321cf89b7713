package org.scoville.literature;

import static org.scoville.literature.DeepDive.BASELINE;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_36;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_90;
import static org.scoville.literature.DeepDive.MODERATE_MIXUP_AT_450;
import static org.scoville.literature.DeepDive.MODERATE_MIXUP_AT_450_MINUTES;
import static org.scoville.literature.DeepDive.SAM_EVERY_5_AT_180;
import static org.scoville.literature.DeepDive.SAM_EVERY_5_AT_180_MINUTES;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.literature.DeepDive.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.scoville.recipe.Precision;
import org.scoville.text.NumberText;

/** Published figures of one recipe at other epochs, batch sizes or precisions. */
final class RunFigures {
  private static final Evidence NVIDIA_EPOCHS =
      new Evidence(
          "NVIDIA's hyperparameters: %s %% top-1 at 90 epochs, 75.6 %% with the schedule halved"
              .formatted(NumberText.of(BASELINE)),
          Sources.COMPOSER_SCALE_SCHEDULE);

  private static final Evidence MEDIUM_EPOCHS =
      new Evidence(
          "prototype of Medium: %s top-1 at 36 epochs, %s at 90"
              .formatted(percent(LOG_PRIOR_AT_36), percent(LOG_PRIOR_AT_90)),
          Sources.MOSAIC_TABLE_8);

  private static final List<Evidence> HOT_EPOCHS =
      List.of(
          new Evidence(
              "Hot: %s top-1 in %s min at 180 epochs"
                  .formatted(percent(SAM_EVERY_5_AT_180), count(SAM_EVERY_5_AT_180_MINUTES)),
              Sources.MOSAIC_TABLE_7),
          new Evidence(
              "Hot: %s top-1 in %s min at 450 epochs"
                  .formatted(percent(MODERATE_MIXUP_AT_450), count(MODERATE_MIXUP_AT_450_MINUTES)),
              Sources.MOSAIC_TABLE_6));

  private static final Evidence BATCH =
      new Evidence(
          "ResNet-101 lost 0.56 points of top-1 with batches of 4,096 at the learning rate for 1,024; four"
              + " times the learning rate made up for it",
          Sources.TORCHVISION_3995);

  private static final Evidence MIXED_PRECISION =
      new Evidence(
          "ResNet-50 on 8x V100-16GB: 2,855 images a second in FP32, 8,322 in mixed precision",
          Sources.NVIDIA_EXAMPLES);

  private RunFigures() {}

  /** Figures of other epochs; those of Hot unless one of the two recipes publishes them itself. */
  static List<Evidence> epochs(RecipePair pair) {
    List<Evidence> found = new ArrayList<>(List.of(NVIDIA_EPOCHS, MEDIUM_EPOCHS));
    for (Evidence evidence : HOT_EPOCHS) {
      if (!pair.either(recipe -> PublishedRelative.hasResultOf(recipe, evidence.source()))) {
        found.add(evidence);
      }
    }
    return found;
  }

  /** Figures of other batch sizes. */
  static List<Evidence> batchSize() {
    return List.of(BATCH);
  }

  /** Figures of two precisions; on the GPUs that they are from AUTO is FP16. */
  static List<Evidence> precision(Precision left, Precision right) {
    return Set.of(left, right).equals(Set.of(Precision.FP32, Precision.FP16))
            || Set.of(left, right).equals(Set.of(Precision.FP32, Precision.AUTO))
        ? List.of(MIXED_PRECISION)
        : List.of();
  }
}
