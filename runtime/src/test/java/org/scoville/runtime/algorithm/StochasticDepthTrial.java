package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.LayerTrial;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.PlainLayers.Images;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.Residual;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;

/** Small networks with branches to leave out, and their training and evaluation. */
final class StochasticDepthTrial {
  static final int CHANNELS = 3;
  static final int PIXELS = 4;
  static final RunTiming RUN = new RunTiming(Timing.always(), 100, 10);

  private StochasticDepthTrial() {}

  static StochasticDepth record(DropMethod method, double rate) {
    return new StochasticDepth(
        method,
        rate,
        DropDistribution.UNIFORM,
        DroppedBlocks.ALL,
        0,
        Granularity.EPOCH,
        false,
        true);
  }

  /** Counts how often it is computed. */
  record Counter(List<Integer> passes) implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      passes.add(1);
      return x;
    }
  }

  static Blueprint block(String name, boolean shortcut, Layer inBranch) {
    Chain around =
        shortcut
            ? Chain.of(
                new Convolution(name + ".shortcut.0", CHANNELS, CHANNELS, 1, 1),
                new BatchNorm(name + ".shortcut.1", CHANNELS))
            : Chain.of();
    Chain branch =
        Chain.of(
            inBranch,
            new Convolution(name + ".conv", CHANNELS, CHANNELS, 3, 1),
            new BatchNorm(name + ".bn", CHANNELS));
    return new Blueprint(
        new Residual(name, Residual.Kind.BASIC, branch, around), 1, Layout.CHANNELS_FIRST);
  }

  static LayerTrial trial(Layer layer, Layout layout, long seed, Workbench bench) {
    return new LayerTrial(layer, layout, bench)
        .with(
            name -> {
              Draw draw = Draw.of(seed, name.hashCode());
              int size =
                  name.endsWith("conv.weight")
                      ? CHANNELS * CHANNELS * 9
                      : name.endsWith("shortcut.0.weight") ? CHANNELS * CHANNELS : CHANNELS;
              float[] values = Images.random(draw, 1, 1, 1, size).floats();
              for (int i = 0; i < size && name.endsWith("var"); i++) {
                values[i] = 1 + Math.abs(values[i]);
              }
              return values;
            });
  }

  static NDArray images(int n, long seed, Workbench bench) {
    float[] values = Images.random(Draw.of(seed), n, CHANNELS, PIXELS, PIXELS).floats();
    return bench.array(values, n, CHANNELS, PIXELS, PIXELS);
  }

  static LayerTrial.Outcome train(
      Layer layer, Layout layout, int n, long seed, PassKey key, Workbench bench) {
    return trial(layer, layout, seed, bench)
        .train(
            images(n, seed, bench),
            shape -> Images.random(Draw.of(seed, 1), 1, 1, 1, (int) shape.size()).floats(),
            key);
  }

  static LayerTrial.Outcome evaluate(
      Layer layer, Layout layout, int n, long seed, Workbench bench) {
    return trial(layer, layout, seed, bench)
        .evaluate(
            images(n, seed, bench),
            shape -> Images.random(Draw.of(seed, 1), 1, 1, 1, (int) shape.size()).floats(),
            1);
  }
}
