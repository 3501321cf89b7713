package org.scoville.runtime.image;

/**
 * The source coordinates of one row of an {@link Affine} transform's result, summed in Pillow's
 * order. Those of pixels {@link #from} up to {@link #to} lie in the image.
 */
final class AffineRow {
  private final double stepU;
  private final double stepV;
  private final double rowU;
  private final double rowV;
  private final double startU;
  private final double startV;
  private final int width;
  private final int height;
  private final int from;
  private final int to;

  AffineRow(Affine map, int y, int width, int height) {
    this.stepU = map.a();
    this.stepV = map.d();
    this.rowU = map.b() * (y + 0.5);
    this.rowV = map.e() * (y + 0.5);
    this.startU = map.c();
    this.startV = map.f();
    this.width = width;
    this.height = height;
    int first = 0;
    while (first < width && !inside(first)) {
      first++;
    }
    int end = width;
    // Both coordinates are monotonic along the row, so that the pixels inside are contiguous.
    while (end > first && !inside(end - 1)) {
      end--;
    }
    this.from = first;
    this.to = end;
  }

  private boolean inside(int x) {
    double u = u(x);
    double v = v(x);
    return u >= 0 && u < width && v >= 0 && v < height;
  }

  double u(int x) {
    return stepU * (x + 0.5) + rowU + startU;
  }

  double v(int x) {
    return stepV * (x + 0.5) + rowV + startV;
  }

  double stepU() {
    return stepU;
  }

  double stepV() {
    return stepV;
  }

  double rowU() {
    return rowU;
  }

  double rowV() {
    return rowV;
  }

  double startU() {
    return startU;
  }

  double startV() {
    return startV;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
