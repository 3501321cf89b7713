package org.scoville.runtime.dataset;

import java.util.Arrays;

/**
 * Places of samples in one tar file while they are found: numbers in arrays, a few tens of bytes a
 * sample.
 */
final class TarSamples {

  private static final int UNKNOWN = -1;
  private static final int UNUSABLE = -2;

  private final ByteKeys keys = new ByteKeys();
  private long[] offsets = new long[0];
  private long[] sizes = new long[0];
  private int[] labels = new int[0];

  /** The number of the sample that a member belongs to. */
  int sample(byte[] name, int keyLength) {
    int sample = keys.number(name, keyLength);
    if (sample >= offsets.length) {
      int before = offsets.length;
      int room = Math.max(16, before + (before >> 1));
      offsets = Arrays.copyOf(offsets, room);
      sizes = Arrays.copyOf(sizes, room);
      labels = Arrays.copyOf(labels, room);
      Arrays.fill(offsets, before, room, UNKNOWN);
      Arrays.fill(labels, before, room, UNKNOWN);
    }
    return sample;
  }

  /** Number of samples, whole or not. */
  int size() {
    return keys.size();
  }

  boolean hasImage(int sample) {
    return offsets[sample] != UNKNOWN;
  }

  boolean hasClass(int sample) {
    return labels[sample] != UNKNOWN;
  }

  boolean isWhole(int sample) {
    return offsets[sample] >= 0 && labels[sample] >= 0;
  }

  void putImage(int sample, long offset, long size) {
    offsets[sample] = offset;
    sizes[sample] = size;
  }

  void putClass(int sample, int label) {
    labels[sample] = label;
  }

  /** Notes an image that can't be used and is counted already. */
  void spoilImage(int sample) {
    offsets[sample] = UNUSABLE;
  }

  /** Notes a class that can't be used and is counted already. */
  void spoilClass(int sample) {
    labels[sample] = UNUSABLE;
  }

  String key(int sample) {
    return keys.text(sample);
  }

  long offset(int sample) {
    return offsets[sample];
  }

  long imageBytes(int sample) {
    return sizes[sample];
  }

  int label(int sample) {
    return labels[sample];
  }

  /** Gives up the room for more. */
  void trim() {
    keys.trim();
    offsets = Arrays.copyOf(offsets, keys.size());
    sizes = Arrays.copyOf(sizes, keys.size());
    labels = Arrays.copyOf(labels, keys.size());
  }
}
