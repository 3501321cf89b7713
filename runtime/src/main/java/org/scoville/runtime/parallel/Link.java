package org.scoville.runtime.parallel;

/**
 * A connection between ranks, by the bandwidth that its vendor states for one direction; what a
 * collective reaches of it is less.
 */
public enum Link {
  /** The third generation, of A100: 600 GB/s in both directions together (NVIDIA's data sheet). */
  NVLINK("NVLink of A100", 300e9),
  /** 100 Gbit/s. */
  ETHERNET_100("100 Gbit/s Ethernet", 12.5e9),
  /** 10 Gbit/s. */
  ETHERNET_10("10 Gbit/s Ethernet", 1.25e9);

  private final String words;
  private final double bytesPerSecond;

  Link(String words, double bytesPerSecond) {
    this.words = words;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }

  /** Bytes a second in one direction. */
  public double bytesPerSecond() {
    return bytesPerSecond;
  }
}
