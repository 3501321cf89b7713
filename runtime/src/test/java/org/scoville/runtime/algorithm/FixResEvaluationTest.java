package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.FixRes;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.wiring.Registered;

/**
 * Checks that FixRes leaves the evaluation as it is; the sizes that it declares are checked before
 * a run.
 */
@Covers(FixRes.class)
class FixResEvaluationTest {

  @Property(tries = 20)
  void theNetworkJudgesEachImageOnceAndAsItIs(@ForAll @IntRange(min = 1, max = 9) int pixels) {
    try (Workbench bench = new Workbench()) {
      NDArray images = bench.array(new float[2 * pixels * pixels], 2, 1, pixels, pixels);
      NDArray logits = bench.array(new float[] {1, 2, 3, 4}, 2, 2);
      EvaluationBehavior behavior =
          (EvaluationBehavior)
              Registered.algorithms()
                  .get(FixRes.class)
                  .create(new FixRes(176, 232, 224), new RunTiming(Timing.always(), 1, 1));
      assertThat(
              behavior.logits(
                  images,
                  seen -> {
                    assertThat(seen).isSameAs(images);
                    return logits;
                  },
                  bench.kernels()))
          .isSameAs(logits);
    }
  }
}
