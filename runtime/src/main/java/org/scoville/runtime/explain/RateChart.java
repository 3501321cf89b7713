package org.scoville.runtime.explain;

import java.util.Locale;
import java.util.function.LongToDoubleFunction;

/** A chart of the learning rate, drawn in text. */
final class RateChart {
  private static final int WIDTH = 60;
  private static final int HEIGHT = 8;
  private static final int LOOKS = 1000;
  private static final String[] EIGHTHS = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

  private RateChart() {}

  /** The curve over a number of steps; the top line is the peak. */
  static String of(LongToDoubleFunction rate, long steps, int epochs) {
    double[] columns = new double[WIDTH];
    double peak = 0;
    for (int i = 0; i < WIDTH; i++) {
      columns[i] = highest(rate, i * steps / WIDTH, (i + 1) * steps / WIDTH);
      peak = Math.max(peak, columns[i]);
    }
    StringBuilder chart = new StringBuilder();
    for (int line = HEIGHT - 1; line >= 0; line--) {
      String label =
          line == HEIGHT - 1
              ? String.format(Locale.ROOT, "%10.4g ", peak)
              : line == 0 ? String.format(Locale.ROOT, "%10s ", "0") : " ".repeat(11);
      chart.append(label).append('│');
      for (double value : columns) {
        double filled = peak == 0 ? 0 : value / peak * HEIGHT - line;
        chart.append(EIGHTHS[(int) Math.max(0, Math.min(8, Math.round(filled * 8)))]);
      }
      chart.append('\n');
    }
    chart.append(" ".repeat(11)).append('└').append("─".repeat(WIDTH)).append('\n');
    String end = "epoch " + epochs;
    chart
        .append(" ".repeat(12))
        .append('0')
        .append(" ".repeat(Math.max(1, WIDTH - 1 - end.length())))
        .append(end)
        .append('\n');
    return chart.toString();
  }

  /** A column shows its highest rate, so that no peak falls between two columns. */
  private static double highest(LongToDoubleFunction rate, long from, long to) {
    double highest = rate.applyAsDouble(from);
    long stride = Math.max(1, (to - from) / LOOKS);
    for (long step = from + stride; step < to; step += stride) {
      highest = Math.max(highest, rate.applyAsDouble(step));
    }
    return highest;
  }
}
