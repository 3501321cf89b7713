package org.scoville.runtime.algorithm;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.scoville.algorithm.Partner;
import org.scoville.runtime.random.Draw;

/** The pairing of a micro-batch's samples with the samples that they are mixed with. */
final class Pairing {
  private Pairing() {}

  /** The partner of each of so many samples. */
  static List<Long> of(Partner partner, int samples, Draw draw) {
    return switch (partner) {
      case FLIPPED -> LongStream.range(0, samples).map(i -> samples - 1 - i).boxed().toList();
      case ROLLED ->
          LongStream.range(0, samples).map(i -> (i + samples - 1) % samples).boxed().toList();
      case PERMUTED -> permuted(samples, draw);
    };
  }

  /** A random permutation. */
  static List<Long> permuted(int samples, Draw draw) {
    return IntStream.of(draw.permutation(samples)).asLongStream().boxed().toList();
  }
}
