package org.scoville.rule;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.SAM;
import org.scoville.model.ResNet;

/** What was published of one ingredient with two values of a member. */
final class ValueFigures {
  /** Alphas that Table 6's 0.25 stands for, and those that its 1.0 stands for. */
  private static final double MODERATE = 0.3;

  private static final double AGGRESSIVE = 0.8;

  private static final Evidence LOG_PRIOR =
      new Evidence(
          "prototype of Medium, top-1 with the log prior and with the default bias: 76.75 and"
              + " 75.91 % at 36 epochs, 79.10 and 78.34 % at 90",
          Sources.MOSAIC_TABLE_8);

  private static final Evidence ALPHA =
      new Evidence(
          "Hot at 450 epochs: 80.78 % top-1 in 573 min with alpha 0.25, 79.69 % in 543 min with"
              + " 1.0; with 1.0 80.22 % in 1,008 min at 810",
          Sources.MOSAIC_TABLE_6);

  private static final List<Evidence> DEPTH =
      List.of(
          new Evidence(
              "NVIDIA baseline with channels-last on 8x A100-80GB: 12,597 images a second at depth"
                  + " 1, 11,108 at depth 2",
              Sources.MOSAIC_TABLE_2),
          new Evidence(
              "ResNet-50, 270 epochs, lowest error: 22.24 % with one operation, 22.46 % with two",
              Sources.RANDAUGMENT_GRID));

  private static final Evidence SAM_INTERVAL =
      new Evidence(
          "Hot every 5 batches: 79.86 % top-1 in 254 min at 180 epochs, no better than every 10 and"
              + " slower; better at 450 epochs, in words and not in figures",
          Sources.MOSAIC_TABLE_7);

  private static final Evidence BLUR_LAST =
      new Evidence(
          "blurring after the convolution: about 0.1 points more for some 10 % less speed",
          Sources.COMPOSER_BLURPOOL_CARD);

  private static final Evidence DROPPED_BY_BATCH =
      new Evidence(
          "the same lines for the whole batch: a further 0.1 points of ImageNet top-1 lost",
          Sources.COMPOSER_COLOUT);

  private ValueFigures() {}

  /** What was published of a type's member with these two values; nothing if nothing was. */
  static List<Evidence> of(
      String type, String member, @Nullable Object left, @Nullable Object right) {
    if (is(ResNet.class, "headBias", type, member)) {
      return List.of(LOG_PRIOR);
    }
    if (is(MixUp.class, "alpha", type, member)) {
      return apart(left, right) ? List.of(ALPHA) : List.of();
    }
    if (is(RandAugment.class, "depth", type, member)) {
      return Set.of(1, 2).equals(set(left, right)) ? DEPTH : List.of();
    }
    if (is(SAM.class, "every", type, member)) {
      return Set.of(5, 10).equals(set(left, right)) ? List.of(SAM_INTERVAL) : List.of();
    }
    if (is(BlurPool.class, "blurFirst", type, member)) {
      return List.of(BLUR_LAST);
    }
    return is(ColOut.class, "perBatch", type, member) ? List.of(DROPPED_BY_BATCH) : List.of();
  }

  private static boolean is(Class<?> type, String member, String otherType, String otherMember) {
    return type.getCanonicalName().equals(otherType) && member.equals(otherMember);
  }

  private static Set<Object> set(@Nullable Object left, @Nullable Object right) {
    return left == null || right == null || Objects.equals(left, right)
        ? Set.of()
        : Set.of(left, right);
  }

  private static boolean apart(@Nullable Object left, @Nullable Object right) {
    if (!(left instanceof Double one) || !(right instanceof Double other)) {
      return false;
    }
    double less = Math.min(one, other);
    return less > 0 && less <= MODERATE && Math.max(one, other) >= AGGRESSIVE;
  }
}
