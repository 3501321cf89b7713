package org.scoville.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The times that a piece of work took.
 *
 * @param wall milliseconds that passed
 * @param cpu milliseconds that the process's threads worked; steadier where others work too
 */
record Lap(double wall, double cpu) {
  private static final double MILLIS = 1e6;

  /** Times something. */
  static Lap of(Runnable work) {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = System.nanoTime();
    long startCpu = process.getProcessCpuTime();
    work.run();
    return new Lap(
        (System.nanoTime() - start) / MILLIS, (process.getProcessCpuTime() - startCpu) / MILLIS);
  }

  /** This and a share of another. */
  Lap plus(double share, Lap other) {
    return new Lap(wall + share * other.wall, cpu + share * other.cpu);
  }

  /** The median of each of the two times. */
  static Lap median(List<Lap> laps) {
    return new Lap(median(laps, Lap::wall), median(laps, Lap::cpu));
  }

  /** Ratios round by round, smallest first. */
  static double[] ratios(List<Lap> above, List<Lap> below, ToDoubleFunction<Lap> time) {
    double[] ratios = new double[above.size()];
    Arrays.setAll(ratios, i -> time.applyAsDouble(above.get(i)) / time.applyAsDouble(below.get(i)));
    Arrays.sort(ratios);
    return ratios;
  }

  private static double median(List<Lap> laps, ToDoubleFunction<Lap> time) {
    double[] sorted = laps.stream().mapToDouble(time).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  @Override
  public String toString() {
    return "%.0f ms (CPU %.0f)".formatted(wall, cpu);
  }
}
