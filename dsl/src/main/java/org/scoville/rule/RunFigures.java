package org.scoville.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.scoville.recipe.Precision;

/** What was published of one recipe with other epochs, batches or precision. */
final class RunFigures {
  private static final Evidence NVIDIA_EPOCHS =
      new Evidence(
          "NVIDIA's hyperparameters: 76.6 % top-1 at 90 epochs, 75.6 % with the schedule halved",
          Sources.COMPOSER_SCALE_SCHEDULE);

  private static final Evidence NVIDIA_CEILING =
      new Evidence(
          "NVIDIA's hyperparameters stay at 76.7 % top-1 however long the run",
          Sources.MOSAIC_BASELINES);

  private static final Evidence MILD_EPOCHS =
      new Evidence(
          "Mild: 76.6 % top-1 in 25.3 min, 78.1 % in 52.4 min on 8x A100-80GB; diminishing returns"
              + " beyond 60 epochs",
          Sources.MOSAIC_RECIPES);

  private static final Evidence MEDIUM_EPOCHS =
      new Evidence(
          "prototype of Medium: 76.75 % top-1 at 36 epochs, 79.10 % at 90", Sources.MOSAIC_TABLE_8);

  private static final List<Evidence> HOT_EPOCHS =
      List.of(
          new Evidence("Hot: 79.86 % top-1 in 254 min at 180 epochs", Sources.MOSAIC_TABLE_7),
          new Evidence("Hot: 80.78 % top-1 in 573 min at 450 epochs", Sources.MOSAIC_TABLE_6));

  private static final Evidence BATCH =
      new Evidence(
          "ResNet-101 lost 0.56 points of top-1 with batches of 4,096 at the rate of 1,024; four"
              + " times the rate made up for it",
          Sources.TORCHVISION_3995);

  private static final Evidence MIXED_PRECISION =
      new Evidence(
          "ResNet-50 on 8x V100-16GB: 2,855 images a second in FP32, 8,322 in mixed precision",
          Sources.NVIDIA_EXAMPLES);

  private RunFigures() {}

  /** What was published of other epochs, for the published recipes that the two descend from. */
  static List<Evidence> epochs(Pair pair) {
    List<Evidence> found = new ArrayList<>();
    if (pair.either(Published.MILD::isNearest)) {
      found.add(MILD_EPOCHS);
    }
    if (pair.either(Published.MEDIUM::isNearest)) {
      found.add(MEDIUM_EPOCHS);
    }
    if (pair.either(Published.HOT::isNearest)) {
      found.addAll(HOT_EPOCHS);
    }
    if (found.isEmpty()) {
      found.add(NVIDIA_EPOCHS);
      found.add(NVIDIA_CEILING);
    }
    return found;
  }

  /** What was published of other batch sizes. */
  static List<Evidence> batchSize() {
    return List.of(BATCH);
  }

  /** What was published of two precisions. */
  static List<Evidence> precision(Precision left, Precision right) {
    return Set.of(left, right).equals(Set.of(Precision.FP32, Precision.FP16))
        ? List.of(MIXED_PRECISION)
        : List.of();
  }
}
