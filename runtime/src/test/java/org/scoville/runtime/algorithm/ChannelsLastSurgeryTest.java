package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.CifarResNetBlueprint;
import org.scoville.runtime.model.Initialization;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.StepScope;

/** The layout changes and nothing else does. */
@Covers(ChannelsLast.class)
class ChannelsLastSurgeryTest {
  private static final int CLASSES = 3;

  private static Blueprint network(int width) {
    return CifarResNetBlueprint.of(
        List.of(new CifarResNetBlueprint.Stage(width, 1), new CifarResNetBlueprint.Stage(5, 1)),
        1,
        3,
        CLASSES,
        Initialization.of(Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.LOG_PRIOR));
  }

  @Property(tries = 20)
  void onlyTheLayoutChanges(@ForAll @IntRange(min = 1, max = 9) int width) {
    Blueprint changed = new ChannelsLastSurgery().operate(network(width));
    assertThat(changed.layout()).isEqualTo(Layout.CHANNELS_LAST);
    assertThat(changed.root()).isEqualTo(network(width).root());
    assertThat(changed.parameters()).isEqualTo(network(width).parameters());
  }

  @Property(tries = 20)
  void theLogitsStayTheSameUpToRounding(
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 4, max = 12) int pixels,
      @ForAll long seed) {
    try (Workbench bench = new Workbench()) {
      Draw draw = Draw.of(seed);
      float[] values = new float[2 * 3 * pixels * pixels];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) draw.nextGaussian();
      }
      NDArray images = bench.array(values, 2, 3, pixels, pixels);
      float[] first = logits(network(width), images, seed, bench);
      float[] last =
          logits(
              new ChannelsLastSurgery().operate(network(width)),
              bench.channelsLast(images),
              seed,
              bench);
      Tolerance.checkRelativeL2("logits", first, last, 1e-5);
    }
  }

  private static float[] logits(Blueprint blueprint, NDArray images, long seed, Workbench bench) {
    Weights weights = new Weights(blueprint, bench.manager());
    weights.initialize(seed, bench.kernels());
    try (StepScope scope = StepScope.under(bench.manager())) {
      return weights.evaluate(images, scope, bench.kernels()).toFloatArray();
    }
  }
}
