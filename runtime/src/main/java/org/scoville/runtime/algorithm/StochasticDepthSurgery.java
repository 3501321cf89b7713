package org.scoville.runtime.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.runtime.model.BlockDrop;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.DropRate;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.Residual;
import org.scoville.runtime.model.SampleDrop;
import org.scoville.runtime.random.Draw;

/** Performs {@link StochasticDepth}: drops the branches of residual blocks at random. */
public final class StochasticDepthSurgery implements SurgeryBehavior, Stateless {
  private final StochasticDepth record;
  private final DropSchedule schedule;
  private final BlockDrop.Choice blocks;
  private final SampleDrop.Choice samples;

  /**
   * The rate at which a block drops its branch.
   *
   * @param block reference name
   * @param rate the probability
   */
  public record BlockRate(String block, double rate) {}

  /** The behavior in a run. */
  public StochasticDepthSurgery(StochasticDepth record, RunTiming timing) {
    this(
        record,
        timing,
        (block, rate, key) -> draw(record.sameOnAllReplicas(), block, key).nextChance(1 - rate),
        (block, rate, key, images) -> mask(rate, uniform(draw(false, block, key), images)));
  }

  /** The behavior with given choices, for replaying a reference. */
  public StochasticDepthSurgery(
      StochasticDepth record,
      RunTiming timing,
      BlockDrop.Choice blocks,
      SampleDrop.Choice samples) {
    this.record = record;
    this.schedule = new DropSchedule(record, timing);
    this.blocks = blocks;
    this.samples = samples;
  }

  private static Draw draw(boolean common, String block, PassKey key) {
    String purpose = "stochastic depth " + block;
    return common ? key.commonDraw(purpose) : key.draw(purpose);
  }

  private static float[] uniform(Draw draw, int images) {
    float[] uniform = new float[images];
    for (int i = 0; i < images; i++) {
      // 24 bits, which float32 holds; a rounded double could be 1.
      uniform[i] = (draw.nextLong() >>> 40) * 0x1p-24f;
    }
    return uniform;
  }

  /** {@code floor(1 - rate + u)} in float32: 1 for an image that keeps its branch. */
  public static float[] mask(double rate, float[] uniform) {
    float kept = 1 - (float) rate;
    float[] mask = new float[uniform.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (float) Math.floor(kept + uniform[i]);
    }
    return mask;
  }

  /** The rate of every block that is dropped, in the network's order, in a batch from 1. */
  public List<BlockRate> rates(Blueprint blueprint, long batch) {
    List<String> names = names(blueprint);
    List<BlockRate> rates = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rates.add(new BlockRate(names.get(i), schedule.rate(i, names.size(), batch)));
    }
    return rates;
  }

  @Override
  public Blueprint operate(Blueprint blueprint) {
    List<String> names = names(blueprint);
    if (names.isEmpty()) {
      throw new SurgeryProblem(
          record.blocks() == DroppedBlocks.ALL
              ? "StochasticDepth finds no residual block to drop; drop StochasticDepth from the recipe"
              : "StochasticDepth finds no bottleneck to drop; set blocks = ALL, or choose a ResNet of depth 50, 101 or 152");
    }
    return blueprint.rewrite(layer -> replaced(layer, names));
  }

  private List<String> names(Blueprint blueprint) {
    return blueprint.layers().stream()
        .filter(this::isDropped)
        .map(layer -> ((Residual) layer).name())
        .toList();
  }

  private boolean isDropped(Layer layer) {
    return layer instanceof Residual block
        && (record.blocks() == DroppedBlocks.ALL || block.kind() == Residual.Kind.BOTTLENECK);
  }

  private Layer replaced(Layer layer, List<String> names) {
    if (!isDropped(layer)) {
      return layer;
    }
    Residual block = (Residual) layer;
    int number = names.indexOf(block.name());
    DropRate rate = batch -> schedule.rate(number, names.size(), batch);
    return switch (record.method()) {
      case BLOCK -> new BlockDrop(block, rate, blocks);
      case SAMPLE -> new SampleDrop(block, rate, samples);
    };
  }
}
