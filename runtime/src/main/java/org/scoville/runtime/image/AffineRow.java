package org.scoville.runtime.image;

/**
 * Where the pixels of one row of an {@link Affine} transform's result are read, added up in
 * Pillow's order, and which of them lie in the image: those from {@link #from} up to {@link #to}.
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
    // Both coordinates grow or shrink along the row, so that what lies inside hangs together.
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
