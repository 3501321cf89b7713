package org.scoville.runtime.parallel;

/**
 * What averaging the gradients of a step costs, calculated: a rank sends and receives {@code 2 (n -
 * 1) / n} times their bytes, the least that an all-reduce among n ranks can do, and each rank has a
 * link of its own.
 *
 * @param bytes bytes of the gradients and the loss of a step, float32
 */
public record WireCost(long bytes) {

  /** The cost of a network with this many parameters. */
  public static WireCost ofParameters(long parameters) {
    return new WireCost(Float.BYTES * (parameters + 1));
  }

  /** Bytes that each of some ranks sends in a step; it receives as many. */
  public double bytesEach(int ranks) {
    return 2.0 * (ranks - 1) / ranks * bytes;
  }

  /** Seconds that a step's average takes at the full rate of a link, without its latency. */
  public double seconds(int ranks, Link link) {
    return bytesEach(ranks) / link.bytesPerSecond();
  }
}
