package org.scoville.runtime.algorithm;

/** Stands for the runtime's timing. */
public record Timing(int every, double from, double until) {
  public static Timing always() {
    return every(1);
  }

  public static Timing every(int n) {
    return new Timing(n, 0, 1);
  }

  public Timing within(double from, double until) {
    return new Timing(every, from, until);
  }
}
