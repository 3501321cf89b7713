package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * Operations that map each value of a channel to a new one, independently of its neighbors; bit for
 * bit Pillow's {@code ImageOps}.
 */
public final class Tones {
  private static final int VALUES = 256;

  private Tones() {}

  /** Stretches each channel so that its darkest value becomes 0 and its lightest 255. */
  public static void autocontrast(Canvas canvas) {
    count(canvas);
    for (int start = 0; start < canvas.counts().length; start += VALUES) {
      stretch(canvas.counts(), canvas.tables(), start);
    }
    replaceByChannel(canvas);
  }

  private static void stretch(int[] counts, byte[] tables, int start) {
    int low = 0;
    while (low < VALUES - 1 && counts[start + low] == 0) {
      low++;
    }
    int high = VALUES - 1;
    while (high > low && counts[start + high] == 0) {
      high--;
    }
    double scale = high > low ? 255.0 / (high - low) : 1;
    double offset = high > low ? -low * scale : 0;
    for (int value = 0; value < VALUES; value++) {
      tables[start + value] = clip((int) (value * scale + offset));
    }
  }

  /** Gives each channel values that are about equally frequent. */
  public static void equalize(Canvas canvas) {
    count(canvas);
    int area = canvas.height() * canvas.width();
    for (int start = 0; start < canvas.counts().length; start += VALUES) {
      level(canvas.counts(), canvas.tables(), start, area);
    }
    replaceByChannel(canvas);
  }

  private static void level(int[] counts, byte[] tables, int start, int area) {
    int last = VALUES - 1;
    while (last > 0 && counts[start + last] == 0) {
      last--;
    }
    // A channel with a single value has no step here and so stays unchanged.
    int step = (area - counts[start + last]) / 255;
    int sum = step / 2;
    for (int value = 0; value < VALUES; value++) {
      tables[start + value] = clip(step == 0 ? value : sum / step);
      sum += counts[start + value];
    }
  }

  /** Keeps the highest bits of each value, from 0 to 8. */
  public static void posterize(Canvas canvas, int bits) {
    int mask = -(1 << (8 - bits));
    byte[] table = canvas.tables();
    for (int value = 0; value < VALUES; value++) {
      table[value] = (byte) (value & mask);
    }
    replace(canvas);
  }

  /** Inverts the values from a threshold on. */
  public static void solarize(Canvas canvas, double threshold) {
    byte[] table = canvas.tables();
    for (int value = 0; value < VALUES; value++) {
      table[value] = (byte) (value < threshold ? value : 255 - value);
    }
    replace(canvas);
  }

  /** Adds to the values of the darker half, up to 255. */
  public static void solarizeAdd(Canvas canvas, int add) {
    byte[] table = canvas.tables();
    for (int value = 0; value < VALUES; value++) {
      table[value] = (byte) (value < 128 ? Math.min(255, value + add) : value);
    }
    replace(canvas);
  }

  /** Inverts all values. */
  public static void invert(Canvas canvas) {
    solarize(canvas, 0);
  }

  /** Replaces all channels' values by the first table. */
  static void replace(Canvas canvas) {
    byte[] pixels = canvas.pixels();
    byte[] table = canvas.tables();
    int length = canvas.length();
    for (int i = 0; i < length; i++) {
      pixels[i] = table[pixels[i] & 0xFF];
    }
  }

  private static void replaceByChannel(Canvas canvas) {
    if (canvas.channels() == 1) {
      replace(canvas);
      return;
    }
    byte[] pixels = canvas.pixels();
    byte[] tables = canvas.tables();
    int length = canvas.length();
    for (int i = 0; i < length - 2; i += 3) {
      pixels[i] = tables[pixels[i] & 0xFF];
      pixels[i + 1] = tables[VALUES + (pixels[i + 1] & 0xFF)];
      pixels[i + 2] = tables[2 * VALUES + (pixels[i + 2] & 0xFF)];
    }
  }

  private static void count(Canvas canvas) {
    byte[] pixels = canvas.pixels();
    int[] counts = canvas.counts();
    int length = canvas.length();
    Arrays.fill(counts, 0);
    if (canvas.channels() == 1) {
      for (int i = 0; i < length; i++) {
        counts[pixels[i] & 0xFF]++;
      }
      return;
    }
    for (int i = 0; i < length - 2; i += 3) {
      counts[pixels[i] & 0xFF]++;
      counts[VALUES + (pixels[i + 1] & 0xFF)]++;
      counts[2 * VALUES + (pixels[i + 2] & 0xFF)]++;
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
