package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.BlurPoolSurgery;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.StochasticDepthSurgery;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** A layout holds from the first layer to the last, or a faster kernel is silently lost. */
class LayoutTest {

  /** A layer that notes the strides of what it hands on. */
  private record Spy(Layer watched, List<String> wrong, Workbench bench) implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      NDArray y = watched.forward(x, pass);
      if (y.getShape().dimension() == 4 && y.getShape().get(1) > 1 && y.getShape().get(2) > 1) {
        long[] strides = bench.kernels().strides(y);
        if (strides[1] != 1) {
          wrong.add(watched.getClass().getSimpleName() + " " + List.of(strides[0], strides[1]));
        }
      }
      return y;
    }

    @Override
    public List<Layer> children() {
      return watched.children();
    }

    @Override
    public List<ParameterSpec> parameters() {
      return watched.parameters();
    }

    @Override
    public List<FlatBuffers.Norm> norms() {
      return watched.norms();
    }
  }

  private static Blueprint blurredAndDropped() {
    StochasticDepth depth =
        new StochasticDepth(
            DropMethod.SAMPLE,
            0.2,
            DropDistribution.LINEAR,
            DroppedBlocks.ALL,
            0,
            Granularity.EPOCH,
            false,
            true);
    Blueprint blurred =
        new BlurPoolSurgery(new BlurPool(true, true, true, 16))
            .operate(ResNetBlueprint.of(18, 3, 10));
    RunTiming run = new RunTiming(Timing.always(), 10, 10);
    return new StochasticDepthSurgery(depth, run).operate(blurred);
  }

  private static int wrongLayers(Blueprint network, Layout layout, boolean transposed) {
    return wrongLayers(network, layout, transposed, 3);
  }

  private static int wrongLayers(
      Blueprint network, Layout layout, boolean transposed, int channels) {
    try (Workbench bench = new Workbench()) {
      List<String> wrong = new ArrayList<>();
      UnaryOperator<Layer> watch =
          layer -> layer instanceof Chain ? layer : new Spy(layer, wrong, bench);
      Blueprint blueprint = network.rewrite(watch).in(layout);
      Weights weights = new Weights(blueprint, bench.manager());
      weights.initialize(1, bench.kernels());
      NDArray images = bench.manager().ones(new Shape(2, channels, 64, 64));
      NDArray given = transposed ? bench.channelsLast(images) : images;
      try (StepScope scope = StepScope.under(bench.manager())) {
        NDArray loss =
            GradMode.recording(
                () -> {
                  NDArray sum =
                      weights
                          .train(
                              given,
                              weights.parameters().leaves(scope),
                              PassKey.first(),
                              bench.kernels())
                          .sum();
                  Ops.backward(sum);
                  return sum;
                });
        assertThat(loss.getFloat()).isFinite();
      }
      return wrong.size();
    }
  }

  @Test
  void channelsLastGoesThroughTheWholeNetwork() {
    assertThat(wrongLayers(ResNetBlueprint.of(18, 3, 10), Layout.CHANNELS_LAST, true)).isZero();
  }

  @Test
  void surgeryKeepsTheLayout() {
    assertThat(wrongLayers(blurredAndDropped(), Layout.CHANNELS_LAST, true)).isZero();
    assertThat(wrongLayers(blurredAndDropped(), Layout.CHANNELS_FIRST, false)).isGreaterThan(20);
  }

  @Test
  void channelsFirstStaysChannelsFirst() {
    assertThat(wrongLayers(ResNetBlueprint.of(18, 3, 10), Layout.CHANNELS_FIRST, false))
        .isGreaterThan(20);
  }

  @Test
  void grayImagesMakeNoDifference() {
    Blueprint network = ResNetBlueprint.of(18, 1, 10);
    assertThat(wrongLayers(network, Layout.CHANNELS_LAST, true, 1)).isZero();
    assertThat(wrongLayers(network, Layout.CHANNELS_FIRST, false, 1)).isGreaterThan(20);
  }
}
