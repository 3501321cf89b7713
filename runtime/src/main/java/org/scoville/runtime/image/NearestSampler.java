package org.scoville.runtime.image;

/** Nearest-neighbor transforms, as {@code ImagingScaleAffine} and {@code affine_fixed} do them. */
final class NearestSampler {
  private NearestSampler() {}

  static void sample(Canvas canvas, Affine map, Fill fill) {
    if (map.b() == 0 && map.d() == 0) {
      scale(canvas, map, fill);
    } else {
      fixed(canvas, map, fill);
    }
  }

  /** Rows and columns by themselves, in doubles that are added up. */
  private static void scale(Canvas canvas, Affine map, Fill fill) {
    double v = map.f() + map.e() * 0.5;
    for (int y = 0; y < canvas.height(); y++) {
      double u = map.c() + map.a() * 0.5;
      for (int x = 0; x < canvas.width(); x++) {
        copy(canvas, x, y, u < 0 ? -1 : (long) u, v < 0 ? -1 : (long) v, fill);
        u += map.a();
      }
      v += map.e();
    }
  }

  /** In whole numbers with 16 bits after the point; Pillow's are narrower and would overflow. */
  private static void fixed(Canvas canvas, Affine map, Fill fill) {
    long a = fix(map.a());
    long b = fix(map.b());
    long d = fix(map.d());
    long e = fix(map.e());
    long firstU = fix(map.c() + map.a() * 0.5 + map.b() * 0.5);
    long firstV = fix(map.f() + map.d() * 0.5 + map.e() * 0.5);
    for (int y = 0; y < canvas.height(); y++) {
      long u = firstU + y * b;
      long v = firstV + y * e;
      for (int x = 0; x < canvas.width(); x++) {
        copy(canvas, x, y, u >> 16, v >> 16, fill);
        u += a;
        v += d;
      }
    }
  }

  private static long fix(double value) {
    return (long) Math.floor(value * 65536 + 0.5);
  }

  private static void copy(Canvas canvas, int x, int y, long u, long v, Fill fill) {
    int width = canvas.width();
    int channels = canvas.channels();
    byte[] out = canvas.spare();
    if (u < 0 || u >= width || v < 0 || v >= canvas.height()) {
      fill.paint(out, y * width * channels, channels, x, x + 1);
      return;
    }
    byte[] in = canvas.pixels();
    int source = ((int) v * width + (int) u) * channels;
    int target = (y * width + x) * channels;
    out[target] = in[source];
    if (channels == 3) {
      out[target + 1] = in[source + 1];
      out[target + 2] = in[source + 2];
    }
  }
}
