package org.scoville.runtime.optimizer;

import java.util.Arrays;

/** A matrix of doubles, with Muon's iteration as printed and singular values by Jacobi's method. */
final class PlainMatrix {
  private static final int MOST_SWEEPS = 100;

  private final int rows;
  private final int columns;
  private final double[] flat;

  private PlainMatrix(int rows, int columns, double[] flat) {
    this.rows = rows;
    this.columns = columns;
    this.flat = flat;
  }

  /** A matrix of these values, row by row. */
  static PlainMatrix of(int rows, double[] flat) {
    return new PlainMatrix(rows, flat.length / rows, flat);
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The values, row by row. */
  double[] flat() {
    return flat;
  }

  private double at(int row, int column) {
    return flat[row * columns + column];
  }

  /** {@code 3.4445 x - 4.7750 x^3 + 2.0315 x^5}, so many times over. */
  static double quintic(double x, int steps) {
    double y = x;
    for (int i = 0; i < steps; i++) {
      y = 3.4445 * y - 4.7750 * Math.pow(y, 3) + 2.0315 * Math.pow(y, 5);
    }
    return y;
  }

  /** Divided by its length, and so many times X = a X + b X X^T X + c X X^T X X^T X. */
  PlainMatrix orthogonal(int steps) {
    PlainMatrix x = combine(1 / (length() + 1e-7), 0, this);
    for (int i = 0; i < steps; i++) {
      PlainMatrix cube = x.times(x.transposed()).times(x);
      PlainMatrix fifth = x.times(x.transposed()).times(cube);
      x = x.combine(3.4445, -4.7750, cube).combine(1, 2.0315, fifth);
    }
    return x;
  }

  double length() {
    return Math.sqrt(Arrays.stream(flat).map(value -> value * value).sum());
  }

  private PlainMatrix transposed() {
    double[] turned = new double[flat.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = at(i, j);
      }
    }
    return new PlainMatrix(columns, rows, turned);
  }

  private PlainMatrix times(PlainMatrix other) {
    double[] product = new double[rows * other.columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < other.columns; j++) {
        for (int k = 0; k < columns; k++) {
          product[i * other.columns + j] += at(i, k) * other.at(k, j);
        }
      }
    }
    return new PlainMatrix(rows, other.columns, product);
  }

  private PlainMatrix combine(double own, double others, PlainMatrix other) {
    double[] sum = new double[flat.length];
    Arrays.setAll(sum, i -> own * flat[i] + others * other.flat[i]);
    return new PlainMatrix(rows, columns, sum);
  }

  /** In ascending order, as many as the shorter side has. */
  double[] singularValues() {
    // One-sided: turn rows, two at a time, until all are orthogonal; their lengths are what is
    // left.
    PlainMatrix wide = rows <= columns ? this : transposed();
    double[][] a = new double[wide.rows][];
    for (int i = 0; i < a.length; i++) {
      a[i] = Arrays.copyOfRange(wide.flat, i * wide.columns, (i + 1) * wide.columns);
    }
    boolean turned = true;
    for (int sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
      turned = false;
      for (int p = 0; p < a.length; p++) {
        for (int q = p + 1; q < a.length; q++) {
          turned |= makeOrthogonal(a[p], a[q]);
        }
      }
    }
    return Arrays.stream(a).mapToDouble(row -> Math.sqrt(dot(row, row))).sorted().toArray();
  }

  private static boolean makeOrthogonal(double[] x, double[] y) {
    double across = dot(x, y);
    if (Math.abs(across) <= 1e-15 * Math.sqrt(dot(x, x) * dot(y, y))) {
      return false;
    }
    double angle = 0.5 * Math.atan2(2 * across, dot(x, x) - dot(y, y));
    for (int i = 0; i < x.length; i++) {
      double old = x[i];
      x[i] = Math.cos(angle) * old + Math.sin(angle) * y[i];
      y[i] = Math.cos(angle) * y[i] - Math.sin(angle) * old;
    }
    return true;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
