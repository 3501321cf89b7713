package org.scoville.processor;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Choices by a seed: the same seed makes the same ones on every machine. */
final class Chance {
  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  /** A number from 0, below another. */
  int below(int end) {
    return random.nextInt(end);
  }

  /** True once in so many times. */
  boolean once(int in) {
    return below(in) == 0;
  }

  /** One of these. */
  String of(String... items) {
    return of(Arrays.asList(items));
  }

  /** One of these. */
  <T> T of(List<T> items) {
    return items.get(below(items.size()));
  }

  /** Up to so many of these, some perhaps twice. */
  String some(int most, List<String> items, String separator) {
    return IntStream.range(0, below(most + 1))
        .mapToObj(i -> of(items))
        .collect(Collectors.joining(separator));
  }
}
