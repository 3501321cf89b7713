package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * How one axis of an image shrinks by a factor of 1 or more: the weights with which each old pixel
 * enters the new pixel that it lies in and, where it lies in two, the next one.
 */
final class AreaAxis {

  /** Parts of a pixel smaller than this are left out. */
  private static final double LEAST_PART = 1e-3;

  private int from;
  private int to;
  private float[] here = {};
  private float[] next = {};
  private boolean[] last = {};

  /** Sets the weights for an axis of {@code from} old and {@code to} new pixels. */
  void fill(int from, int to) {
    if (this.from == from && this.to == to) {
      return;
    }
    this.from = from;
    this.to = to;
    if (here.length < from) {
      here = new float[from];
      next = new float[from];
      last = new boolean[from];
    }
    Arrays.fill(here, 0, from, 0);
    Arrays.fill(next, 0, from, 0);
    Arrays.fill(last, 0, from, false);
    double scale = OpenCvArea.scale(from, to);
    for (int i = 0; i < to; i++) {
      cover(i * scale, scale);
    }
  }

  /** In the order in which OpenCV adds them up, from which rounding depends. */
  private void cover(double begin, double scale) {
    double end = begin + scale;
    double extent = Math.min(scale, from - begin);
    int whole = Math.min((int) Math.floor(end), from - 1);
    int first = Math.min((int) Math.ceil(begin), whole);
    if (first - begin > LEAST_PART) {
      add(first - 1, (first - begin) / extent);
    }
    for (int i = first; i < whole; i++) {
      add(i, 1 / extent);
    }
    if (end - whole > LEAST_PART) {
      add(whole, Math.min(Math.min(end - whole, 1), extent) / extent);
      last[whole] = true;
    } else {
      last[whole - 1] = true;
    }
  }

  private void add(int pixel, double share) {
    if (last[pixel]) {
      next[pixel] = (float) share;
    } else {
      here[pixel] = (float) share;
    }
  }

  /** By old pixel: its weight in the first new pixel that it lies in. */
  float[] here() {
    return here;
  }

  /** By old pixel: its weight in the new pixel after that, 0 where it lies in one only. */
  float[] next() {
    return next;
  }

  /** By old pixel: whether it is the last one of a new pixel. */
  boolean[] last() {
    return last;
  }
}
